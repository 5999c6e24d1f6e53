using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Times;
using Gateway.Trading.Journal;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;
using Gateway.Tws.Wire;

namespace Gateway.Tools.Orders;

/// <summary>
/// The fills of past days: those that TWS still has, and earlier ones from the gateway's journal. It says which of the days it can return.
/// </summary>
internal sealed class TradeHistory(TwsClient client, SqliteJournal journal, TimeProvider clock)
{
    /// <summary>TWS keeps seven days, today included, when its Trade Log shows them; else today alone.</summary>
    private const int KeptDays = 7;

    /// <exception cref="ToolException">The days are in the wrong order.</exception>
    public async Task<TradeHistoryResult> ReadAsync(
        MomentInput? from, MomentInput? to, string symbol, string? account, CancellationToken cancellationToken)
    {
        var today = ExchangeClock.OfIb.DayOf(clock.GetUtcNow());
        var oldest = today.AddDays(1 - KeptDays);
        var (first, last) = (DayOf(from, nameof(from)) ?? oldest, DayOf(to, nameof(to)) ?? today);
        if (first > last)
            throw ToolErrors.InvalidArgument($"from: must not be after to; example: {oldest:yyyy-MM-dd}");
        var knowsDays = client.Connection.Session.ServerVersion.Has(ServerVersion.ExecutionDates);
        var ofTws = knowsDays ? oldest : today;
        var filter = new ExecutionFilter { Symbol = ContractSymbols.Of(symbol), AcctCode = account ?? string.Empty };
        var start = first < ofTws ? ofTws : first;
        var asked = start <= last && start <= today
            ? filter with { SpecificDates = knowsDays ? [.. DaysOf(start, last < today ? last : today)] : [] }
            : null;
        var all = asked is null ? new Snapshot<ExecutionEntry>([], Complete: true) : await client.Orders.ExecutionsAsync(asked, cancellationToken);
        var (kept, reach) = Journal(first, filter);
        reach = reach < ofTws ? reach : ofTws;
        var rows = ExecutionsResult.Of(Join(all.Items, kept), all.Complete).Executions
            .Where(row => row.Time is not { } time || IsBetween(time, first, last)).ToList();
        return new TradeHistoryResult
        {
            From = Text(first),
            To = Text(last),
            ReachesBackTo = Text(reach),
            OldestTime = rows.Min(row => row.Time),
            Limitation = first >= reach && first >= ofTws ? null : Limitation(knowsDays, first < reach ? null : reach),
            Executions = rows,
            Count = rows.Count,
            Complete = all.Complete,
        };
    }

    /// <summary>Fills of both, each once. A correction replaces the fill, and a commission that only one of them has stays.</summary>
    public static IEnumerable<ExecutionEntry> Join(IEnumerable<ExecutionEntry> ofTws, IEnumerable<ExecutionEntry> kept) =>
        from fill in kept.Concat(ofTws)
        group fill by FillRow.Split(fill.Execution.ExecId).Base into same
        let newest = same.OrderBy(fill => FillRow.Split(fill.Execution.ExecId).Revision).Last()
        select newest with
        {
            Commission = newest.Commission
                ?? same.LastOrDefault(fill => fill.Execution.ExecId == newest.Execution.ExecId && fill.Commission is not null)?.Commission,
        };

    /// <summary>The journal's fills, and the day from which it has them; no day when it is empty or cannot be read.</summary>
    private (IReadOnlyList<ExecutionEntry> Fills, DateOnly Reach) Journal(DateOnly first, ExecutionFilter filter)
    {
        // A day early: the zone of the exchange may be behind.
        var fills = journal.Fills(new DateTimeOffset(first.AddDays(-1), TimeOnly.MinValue, TimeSpan.Zero));
        var since = journal.Read(JournalQueries.Oldest, _ => null);
        return (
            [
                .. fills.Where(fill => (filter.Symbol.Length == 0 || filter.Symbol == fill.Contract.Symbol)
                    && (filter.AcctCode.Length == 0 || filter.AcctCode == fill.Execution.AcctNumber)),
            ],
            since is { } moment ? ExchangeClock.OfIb.DayOf(moment) : DateOnly.MaxValue);
    }

    private static string Limitation(bool knowsDays, DateOnly? journal)
    {
        var tws = knowsDays
            ? "TWS keeps the fills of seven days, today included, and of days before today only when its Trade Log shows them."
            : "This TWS reports the fills of today only; a newer one keeps seven days.";
        return journal is { } day
            ? $"{tws} Earlier days since {Text(day)} are from the gateway's journal, which has the fills that it saw."
            : $"{tws} The gateway's journal keeps those that it saw for TRADING_JOURNAL_DAYS. Older trades are in IB's statements.";
    }

    private static DateOnly? DayOf(MomentInput? moment, string field) =>
        moment is null ? null : ExchangeClock.OfIb.DayOf(ExchangeClock.OfIb.At(moment, field));

    private static bool IsBetween(DateTimeOffset time, DateOnly first, DateOnly last)
    {
        var day = ExchangeClock.OfIb.DayOf(time);
        return day >= first && day <= last;
    }

    private static IEnumerable<string> DaysOf(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
            yield return day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
