using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Times;
using Gateway.Instruments.Views;
using Gateway.Tws.Api;
using Gateway.Tws.Model;
using Gateway.Tws.Session;
using Gateway.Tws.Wire;

namespace Gateway.Tools.Orders;

/// <summary>Requests the fills of past days from TWS, and says which of the days it can return.</summary>
internal sealed class TradeHistory(TwsClient client, TimeProvider clock)
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
        var reach = knowsDays ? oldest : today;
        var filter = new ExecutionFilter { Symbol = ContractSymbols.Of(symbol), AcctCode = account ?? string.Empty };
        var start = first < reach ? reach : first;
        if (start > last || start > today)
            return Result([], complete: true);
        if (knowsDays)
            filter = filter with { SpecificDates = [.. DaysOf(start, last < today ? last : today)] };
        var all = await client.Orders.ExecutionsAsync(filter, cancellationToken);
        var rows = ExecutionsResult.Of(all.Items, all.Complete).Executions;
        return Result([.. rows.Where(row => row.Time is not { } time || IsBetween(time, start, last))], all.Complete);

        TradeHistoryResult Result(IReadOnlyList<ExecutionRow> rows, bool complete) => new()
        {
            From = Text(first),
            To = Text(last),
            ReachesBackTo = Text(reach),
            OldestTime = rows.Min(row => row.Time),
            Limitation = first >= reach ? null : knowsDays
                ? "TWS keeps the fills of seven days, today included, and of days before today only when its Trade Log shows them. Older trades are "
                    + "in IB's statements."
                : "This TWS reports the fills of today only; a newer one keeps seven days. Older trades are in IB's statements.",
            Executions = rows,
            Count = rows.Count,
            Complete = complete,
        };
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
