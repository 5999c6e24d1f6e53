using Gateway.Tws.Api.Orders;
using Microsoft.Data.Sqlite;

namespace Gateway.Trading.Journal;

/// <summary>
/// What was sent, for the limits of a day, a minute and a contract. An order counts once its record is durable, whatever became of it.
/// </summary>
/// <remarks>A journal that cannot be read fails every question: what is not known must not count as nothing.</remarks>
internal sealed class JournalUsage(SqliteJournal journal)
{
    private const string OfWhom = "($account IS NULL OR account = $account) AND ($caller IS NULL OR caller = $caller)";

    /// <summary>The orders that were sent since a moment, and their value.</summary>
    /// <param name="account">Null for all accounts.</param>
    /// <param name="caller">The name of the caller's token; null for all callers.</param>
    /// <exception cref="JournalUnavailableException">The journal cannot be read.</exception>
    public JournalTotals Since(DateTimeOffset since, string? account = null, string? caller = null) => Ask(connection =>
    {
        using var command = JournalQueries.Command(
            connection, $"SELECT notional FROM orders WHERE sent_at >= $since AND {OfWhom}",
            ("$since", since.ToUnixTimeMilliseconds()), ("$account", account), ("$caller", caller));
        using var rows = command.ExecuteReader();
        var totals = new JournalTotals(0, 0, 0);
        while (rows.Read())
            totals = rows.IsDBNull(0) ? totals with { Count = totals.Count + 1, WithoutNotional = totals.WithoutNotional + 1 } : totals with
            {
                Count = totals.Count + 1,
                Notional = totals.Notional + decimal.Parse(rows.GetString(0), NumberStyles.Float, CultureInfo.InvariantCulture),
            };
        return totals;
    });

    /// <summary>How many orders that were sent since a moment are in one of these phases, such as rejected ones for a breaker.</summary>
    /// <inheritdoc cref="Since"/>
    public int CountSince(DateTimeOffset since, IReadOnlyList<OrderPhase> phases, string? account = null, string? caller = null) => Ask(connection =>
    {
        using var command = JournalQueries.Command(
            connection, $"SELECT phase FROM orders WHERE sent_at >= $since AND {OfWhom}",
            ("$since", since.ToUnixTimeMilliseconds()), ("$account", account), ("$caller", caller));
        using var rows = command.ExecuteReader();
        var count = 0;
        while (rows.Read())
            count += phases.Contains(Enum.Parse<OrderPhase>(rows.GetString(0))) ? 1 : 0;
        return count;
    });

    /// <summary>The orders that were sent since a moment, the oldest first: for the few of a short time, such as the same order again.</summary>
    /// <param name="conId">Null for all contracts.</param>
    /// <inheritdoc cref="Since"/>
    public IReadOnlyList<JournalOrder> SentSince(DateTimeOffset since, int? conId = null, string? account = null) => Ask(connection =>
        Orders(connection, "sent_at >= $since", since, conId, account));

    /// <summary>The orders that have not ended, the oldest first.</summary>
    /// <param name="conId">Null for all contracts.</param>
    /// <inheritdoc cref="Since"/>
    public IReadOnlyList<JournalOrder> Open(int? conId = null, string? account = null) => Ask(connection =>
        Orders(connection, "final = 0", DateTimeOffset.UnixEpoch, conId, account));

    private static IReadOnlyList<JournalOrder> Orders(
        SqliteConnection connection, string condition, DateTimeOffset since, int? conId, string? account)
    {
        using var command = JournalQueries.Command(
            connection,
            $"SELECT {OrderRow.Columns} FROM orders WHERE {condition} AND ($con IS NULL OR con_id = $con) "
            + "AND ($account IS NULL OR account = $account) ORDER BY seq",
            ("$since", since.ToUnixTimeMilliseconds()), ("$con", conId), ("$account", account));
        return [.. JournalQueries.Orders(command)];
    }

    private T Ask<T>(Func<SqliteConnection, T> question) =>
        journal.Read(question, failure => throw new JournalUnavailableException(journal.Fault?.Text ?? "The order journal is closed.", failure));
}

/// <summary>Orders that were sent.</summary>
/// <param name="Notional">Their value in the account's base currency, as it was when they were sent.</param>
/// <param name="WithoutNotional">How many of them have no known value, and are not in <paramref name="Notional"/>.</param>
internal sealed record JournalTotals(int Count, decimal Notional, int WithoutNotional);
