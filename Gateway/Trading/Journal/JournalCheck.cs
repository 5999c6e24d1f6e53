using Microsoft.Data.Sqlite;

namespace Gateway.Trading.Journal;

/// <summary>Reads the whole journal and checks it: the database, the hash of every record, and every column against its record.</summary>
internal static class JournalCheck
{
    private const int MostFaults = 20;

    public static JournalReport Run(JournalFile file) => file.Read(connection =>
    {
        var report = new JournalReport(0, 0, 0, []);
        try
        {
            var faults = Database(connection);
            var orders = Rows(connection, "orders", faults, row => OrderColumns(row));
            var fills = Rows(connection, "fills", faults, row => FillColumns(row));
            report = new JournalReport(orders, JournalSchema.Number(connection, "SELECT count(*) FROM orders WHERE final = 0"), fills, faults);
        }
        catch (SqliteException failure)
        {
            report = report with { Faults = [failure.Message] };
        }
        return report;
    });

    private static List<string> Database(SqliteConnection connection)
    {
        using var command = JournalQueries.Command(connection, $"PRAGMA integrity_check({MostFaults})");
        using var rows = command.ExecuteReader();
        var faults = new List<string>();
        while (rows.Read())
            if (rows.GetString(0) is var found and not "ok")
                faults.Add(found);
        return faults;
    }

    private static long Rows(
        SqliteConnection connection, string table, List<string> faults, Func<SqliteDataReader, IEnumerable<(string Column, object? Value)>> columns)
    {
        using var command = JournalQueries.Command(connection, $"SELECT * FROM {table}");
        using var row = command.ExecuteReader();
        var count = 0L;
        while (row.Read())
        {
            count++;
            if (Fault(row, columns) is { } fault && faults.Count < MostFaults)
                faults.Add(FormattableString.Invariant($"{table}, line {count}: {fault}"));
        }
        return count;
    }

    private static string? Fault(SqliteDataReader row, Func<SqliteDataReader, IEnumerable<(string Column, object? Value)>> columns)
    {
        try
        {
            return columns(row).Where(column => !IsSame(row[column.Column], column.Value))
                .Select(column => $"the column {column.Column} does not fit the record").FirstOrDefault();
        }
        catch (Exception damage) when (damage is JournalDamagedException or JsonException or InvalidCastException or FormatException)
        {
            return damage.Message;
        }
    }

    private static IEnumerable<(string Column, object? Value)> OrderColumns(SqliteDataReader row)
    {
        Require(row, "key");
        return OrderRow.Of(JournalJson.ReadOrder((string)row["record"])).Values(Convert.ToInt32(row["epoch"], CultureInfo.InvariantCulture));
    }

    private static IEnumerable<(string Column, object? Value)> FillColumns(SqliteDataReader row)
    {
        Require(row, "base");
        var noted = DateTimeOffset.FromUnixTimeMilliseconds((long)row["time"]); // where TWS's own time could not be read
        return FillRow.Of(JournalJson.ReadFill((string)row["record"]), noted).Values();
    }

    private static void Require(SqliteDataReader row, string key)
    {
        if (JournalJson.Hash((string)row[key], (string)row["record"]) != (string)row["hash"])
            throw new JournalDamagedException($"the record of {row[key]} is damaged");
    }

    private static bool IsSame(object stored, object? value) => value switch
    {
        null => stored is DBNull,
        int or long => stored is long number && number == Convert.ToInt64(value, CultureInfo.InvariantCulture),
        _ => stored.Equals(value),
    };
}

/// <summary>What is in the journal, and what of it is damaged.</summary>
/// <param name="Unfinished">Orders that had not ended when they were last noted.</param>
/// <param name="Faults">The first twenty; none when every record is as it was written.</param>
internal sealed record JournalReport(long Orders, long Unfinished, long Fills, IReadOnlyList<string> Faults);
