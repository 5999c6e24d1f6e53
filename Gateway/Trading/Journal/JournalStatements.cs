using Gateway.Tws.Api.Orders;
using Microsoft.Data.Sqlite;

namespace Gateway.Trading.Journal;

/// <summary>What is written into the journal, prepared once for its connection. Not thread-safe.</summary>
internal sealed class JournalStatements : IDisposable
{
    private static readonly string[] OrderColumns =
    [
        "key", "body_hash", "account", "con_id", "client_id", "epoch", "order_id", "parent_id", "perm_id", "phase", "final", "caller", "intent",
        "notional", "sent_at", "updated_at", "record", "hash",
    ];

    private static readonly string[] FillColumns = ["base", "exec_id", "revision", "time", "key", "perm_id", "account", "symbol", "record", "hash"];

    private readonly SqliteCommand _order;
    private readonly SqliteCommand _fill;
    private readonly SqliteCommand _fillKnown;
    private readonly SqliteCommand _highest;
    private readonly SqliteCommand _meta;

    public JournalStatements(SqliteConnection connection)
    {
        // The epoch of a row is that of its first record, and of each later one that gave the order a new id.
        _order = Prepare(connection, Upsert("orders", OrderColumns, "key")
            + ", epoch = CASE WHEN excluded.order_id = orders.order_id THEN orders.epoch ELSE excluded.epoch END", OrderColumns);
        _fill = Prepare(
            connection,
            Upsert("fills", FillColumns, "base") + " WHERE excluded.revision >= fills.revision AND excluded.hash <> fills.hash",
            FillColumns);
        _fillKnown = Prepare(connection, $"SELECT {FillRow.Columns} FROM fills WHERE exec_id = $exec_id AND base = $base", ["base", "exec_id"]);
        _highest = Prepare(
            connection,
            "INSERT INTO ids VALUES ($client_id, $order_id) ON CONFLICT (client_id) DO UPDATE SET highest = max(highest, excluded.highest)",
            ["client_id", "order_id"]);
        _meta = Prepare(
            connection, "INSERT INTO meta VALUES ($key, $value) ON CONFLICT (key) DO UPDATE SET value = excluded.value", ["key", "value"]);
    }

    public void Write(OrderRow row, int epoch, SqliteTransaction transaction)
    {
        Run(_order, row.Values(epoch), transaction);
        if (row.Order.Entry is { ClientId: { } client, OrderId: > 0 } entry)
            Run(_highest, [("client_id", client), ("order_id", entry.OrderId)], transaction);
    }

    /// <summary>Writes a fill. A commission that is known stays when the same fill comes again without it.</summary>
    public void Write(ExecutionEntry fill, DateTimeOffset now, SqliteTransaction transaction)
    {
        var row = FillRow.Of(fill, now);
        if (fill.Commission is null && Known(row, transaction) is { Commission: { } commission })
            row = FillRow.Of(fill with { Commission = commission }, now);
        Run(_fill, row.Values(), transaction);
    }

    public void Write(string key, string value, SqliteTransaction transaction) => Run(_meta, [("key", key), ("value", value)], transaction);

    public void Dispose()
    {
        foreach (var command in new[] { _order, _fill, _fillKnown, _highest, _meta })
            command.Dispose();
    }

    private ExecutionEntry? Known(FillRow row, SqliteTransaction transaction)
    {
        Bind(_fillKnown, [("base", row.Base), ("exec_id", row.Fill.Execution.ExecId)], transaction);
        using var found = _fillKnown.ExecuteReader();
        return found.Read() ? FillRow.Read(found) : null;
    }

    private static void Run(SqliteCommand command, IEnumerable<(string Column, object? Value)> values, SqliteTransaction transaction)
    {
        Bind(command, values, transaction);
        command.ExecuteNonQuery();
    }

    private static void Bind(SqliteCommand command, IEnumerable<(string Column, object? Value)> values, SqliteTransaction transaction)
    {
        command.Transaction = transaction;
        foreach (var (column, value) in values)
            command.Parameters["$" + column].Value = value ?? DBNull.Value;
    }

    private static string Upsert(string table, string[] columns, string key) =>
        $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => "$" + column))}) "
        + $"ON CONFLICT ({key}) DO UPDATE SET "
        + string.Join(", ", columns.Where(column => column != key && column != "epoch").Select(column => $"{column} = excluded.{column}"));

    private static SqliteCommand Prepare(SqliteConnection connection, string text, string[] parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // All texts are constants of the program.
        command.CommandText = text;
#pragma warning restore CA2100
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = "$" + parameter, Value = DBNull.Value });
        return command;
    }
}
