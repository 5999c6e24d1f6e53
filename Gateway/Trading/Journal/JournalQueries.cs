using Gateway.Tws.Api.Orders;
using Microsoft.Data.Sqlite;

namespace Gateway.Trading.Journal;

/// <summary>What is read from the journal. Every record is checked as it is read.</summary>
internal static class JournalQueries
{
    public static JournalOrder? Find(SqliteConnection connection, string key)
    {
        using var command = Command(connection, $"SELECT {OrderRow.Columns} FROM orders WHERE key = $key", ("$key", key));
        return Orders(command).FirstOrDefault();
    }

    public static IReadOnlyList<JournalOrder> Unfinished(SqliteConnection connection)
    {
        using var command = Command(connection, $"SELECT {OrderRow.Columns} FROM orders WHERE final = 0 ORDER BY seq");
        return [.. Orders(command)];
    }

    public static IReadOnlyList<ExecutionEntry> Fills(SqliteConnection connection, DateTimeOffset since)
    {
        using var command = Command(
            connection, $"SELECT {FillRow.Columns} FROM fills WHERE time >= $since ORDER BY time, rowid", ("$since", since.ToUnixTimeMilliseconds()));
        return [.. Fills(command)];
    }

    /// <summary>When the oldest fill was, or the oldest order was sent; null while there is neither.</summary>
    public static DateTimeOffset? Oldest(SqliteConnection connection)
    {
        using var command = Command(
            connection, "SELECT min(first) FROM (SELECT min(time) AS first FROM fills UNION ALL SELECT min(sent_at) FROM orders)");
        return command.ExecuteScalar() is long first ? DateTimeOffset.FromUnixTimeMilliseconds(first) : null;
    }

    public static int HighestOrderId(SqliteConnection connection, int clientId)
    {
        using var command = Command(connection, "SELECT highest FROM ids WHERE client_id = $client", ("$client", clientId));
        return command.ExecuteScalar() is long highest ? (int)highest : 0;
    }

    public static string? Value(SqliteConnection connection, string key)
    {
        using var command = Command(connection, "SELECT value FROM meta WHERE key = $key", ("$key", key));
        return command.ExecuteScalar() as string;
    }

    public static IEnumerable<JournalOrder> Orders(SqliteCommand command)
    {
        using var rows = command.ExecuteReader();
        while (rows.Read())
            yield return OrderRow.Read(rows);
    }

    public static IEnumerable<ExecutionEntry> Fills(SqliteCommand command)
    {
        using var rows = command.ExecuteReader();
        while (rows.Read())
            yield return FillRow.Read(rows);
    }

    public static SqliteCommand Command(SqliteConnection connection, string text, params (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // All texts are constants of the program.
        command.CommandText = text;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
