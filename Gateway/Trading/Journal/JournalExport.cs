using Microsoft.Data.Sqlite;

namespace Gateway.Trading.Journal;

/// <summary>The journal as lines of JSON: the orders in the order of their first record, then the fills by time.</summary>
internal static class JournalExport
{
    /// <returns>The number of lines.</returns>
    public static long Write(JournalFile file, TextWriter output) => file.Read(connection =>
        Write(connection, "SELECT 'order', seq, epoch, record FROM orders ORDER BY seq", output)
        + Write(connection, "SELECT 'fill', rowid, NULL, record FROM fills ORDER BY time, rowid", output));

    private static long Write(SqliteConnection connection, string query, TextWriter output)
    {
        using var command = JournalQueries.Command(connection, query);
        using var row = command.ExecuteReader();
        var lines = 0L;
        for (; row.Read(); lines++)
        {
            var epoch = row.IsDBNull(2) ? "" : string.Create(CultureInfo.InvariantCulture, $"\"epoch\":{row.GetInt64(2)},");
            output.Write($"{{\"type\":\"{row.GetString(0)}\",{epoch}\"record\":{row.GetString(3)}}}\n");
        }
        return lines;
    }
}
