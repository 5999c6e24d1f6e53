using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Microsoft.Data.Sqlite;

namespace Gateway.Trading.Journal;

/// <summary>An order as a row: the record, and the columns that are searched, all derived from the record.</summary>
internal sealed record OrderRow(JournalOrder Order, string Key, string Record, string Hash)
{
    /// <summary>The columns of <see cref="Read"/>.</summary>
    public const string Columns = "key, record, hash";

    /// <summary>The key of an order: its reference; null where it has none.</summary>
    public static string? KeyOf(JournalOrder order) => order.Entry.Order.OrderRef is { Length: > 0 } key ? key : null;

    /// <exception cref="ArgumentException">The order has no reference.</exception>
    public static OrderRow Of(JournalOrder order)
    {
        var key = KeyOf(order) ?? throw new ArgumentException("An order without an OrderRef cannot be recorded.", nameof(order));
        var record = JournalJson.Write(order);
        return new OrderRow(order, key, record, JournalJson.Hash(key, record));
    }

    /// <exception cref="JournalDamagedException">The record is not what was written.</exception>
    public static JournalOrder Read(SqliteDataReader row)
    {
        var (key, record) = (row.GetString(0), row.GetString(1));
        return JournalJson.Hash(key, record) == row.GetString(2)
            ? JournalJson.ReadOrder(record)
            : throw new JournalDamagedException($"the record of the order {key} is damaged");
    }

    /// <summary>The values of the columns, by name.</summary>
    public IEnumerable<(string Column, object? Value)> Values(int epoch)
    {
        var entry = Order.Entry;
        return
        [
            ("key", Key), ("body_hash", entry.Asked?.Hash()), ("account", entry.Order.Account), ("con_id", entry.Contract.ConId),
            ("client_id", entry.ClientId), ("epoch", epoch), ("order_id", entry.OrderId), ("parent_id", entry.ParentId), ("perm_id", entry.PermId),
            ("phase", Order.Phase.ToString()), ("final", OrderJudge.IsFinal(Order.Phase) ? 1 : 0), ("caller", Order.Origin.Caller),
            ("intent", Order.Origin.Intent), ("notional", Order.Origin.Notional?.ToString(CultureInfo.InvariantCulture)),
            ("sent_at", Order.SentAt.ToUnixTimeMilliseconds()), ("updated_at", entry.UpdatedAt.ToUnixTimeMilliseconds()), ("record", Record),
            ("hash", Hash),
        ];
    }
}

/// <summary>
/// A fill as a row. A correction of IB has the id of the fill but for its last part, and a higher number there: it replaces the fill.
/// </summary>
internal sealed record FillRow(ExecutionEntry Fill, string Base, int Revision, long Time, string Record, string Hash)
{
    /// <summary>The columns of <see cref="Read"/>.</summary>
    public const string Columns = "base, record, hash";

    private const int MostDigits = 3;

    public static FillRow Of(ExecutionEntry fill, DateTimeOffset now)
    {
        var (id, revision) = Split(fill.Execution.ExecId);
        var record = JournalJson.Write(fill);
        var time = (TwsTime.Parse(fill.Execution.Time) ?? now).ToUnixTimeMilliseconds();
        return new FillRow(fill, id, revision, time, record, JournalJson.Hash(id, record));
    }

    /// <summary>The part of an execution id that a correction keeps, and the number of the correction.</summary>
    public static (string Base, int Revision) Split(string execId)
    {
        var dot = execId.LastIndexOf('.');
        var digits = dot > 0 ? execId.AsSpan(dot + 1) : default;
        return digits.Length is > 0 and <= MostDigits && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? (execId[..dot], revision)
            : (execId, 0);
    }

    /// <exception cref="JournalDamagedException">The record is not what was written.</exception>
    public static ExecutionEntry Read(SqliteDataReader row)
    {
        var (id, record) = (row.GetString(0), row.GetString(1));
        return JournalJson.Hash(id, record) == row.GetString(2)
            ? JournalJson.ReadFill(record)
            : throw new JournalDamagedException($"the record of the fill {id} is damaged");
    }

    public IEnumerable<(string Column, object? Value)> Values() =>
    [
        ("base", Base), ("exec_id", Fill.Execution.ExecId), ("revision", Revision), ("time", Time), ("key", Fill.Execution.OrderRef),
        ("perm_id", Fill.Execution.PermId), ("account", Fill.Execution.AcctNumber), ("symbol", Fill.Contract.Symbol), ("record", Record),
        ("hash", Hash),
    ];
}
