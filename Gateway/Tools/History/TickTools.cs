using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Times;
using Gateway.Tws.Api;
using Gateway.Tws.Api.History;
using Gateway.Tws.Model;

namespace Gateway.Tools.History;

/// <summary>Historical ticks: single trades and quotes.</summary>
[Toolset("market_data", AccessScope.MarketRead)]
internal sealed class TickTools(TwsClient client, ContractResolver resolver, TimeProvider time)
{
    // TWS completes the last second of an answer, so that there may be more than asked for.
    private const int MostRows = 5000;

    [Tool("ibkr_get_historical_ticks", "Historical ticks", ReadOnly = true, Idempotent = true,
        Requests = "reqHistoricalTicks", Example = """{"contract":"AAPL","count":5,"type":"TRADES"}""")]
    [Rows("ticks", HistoricalTicksQuery.MostTicks, MostRows)]
    [Description("Single trades, quotes or midpoints from or up to a time (default now).")]
    public async Task<TicksResult> GetHistoricalTicksAsync(
        ContractArguments contract,
        [Description("First moment or day, instead of end.")] MomentInput? start = null,
        [Description("Last moment or day, by the exchange's clock.")] MomentInput? end = null,
        [Description("Number of ticks, 1000 at most.")][Range(1, HistoricalTicksQuery.MostTicks)] int count = 100,
        [Description("Kind of tick.")] TickKind type = TickKind.Trades,
        [Description("Regular hours only.")] bool useRTH = true,
        [Unlisted][Description("Skip changes of size alone.")] bool ignoreSize = false,
        CancellationToken cancellationToken = default)
    {
        if (start is not null && end is not null)
            throw ToolErrors.InvalidArgument("end: must be absent when start is given: TWS takes one of the two; example: start with count 1000");
        var details = await resolver.ResolveAsync(contract.ToContract(), cancellationToken);
        var (instrument, clock) = (details.Contract, ExchangeClock.Of(details));
        DateTimeOffset? first = start is null ? null : clock.At(start, "start");
        DateTimeOffset? last = end is null ? null : clock.AtEnd(end, "end");
        if (last > Now())
            last = null;
        var (show, ticks) = await TicksAsync(instrument, type, first, last, count, useRTH, ignoreSize, cancellationToken);
        var rows = TickRow.Of(ticks);
        return new TicksResult
        {
            Symbol = instrument.Symbol,
            Contract = ContractInfo.Of(details),
            Type = EnumName<TickKind>.Of(show),
            Start = first is { } from ? clock.Show(from) : null,
            End = last is { } until ? clock.Show(until) : null,
            DataType = DataAge.Of(client.MarketData.LastTypeOf(instrument), rows is [.., var newest] ? newest.Time : null, time.GetUtcNow()),
            AsOf = time.GetUtcNow(),
            Ticks = rows,
            Count = rows.Count,
        };
    }

    [Tool("ibkr_get_tick_by_tick_data", "Latest ticks", ReadOnly = true, Idempotent = true,
        Requests = "reqHistoricalTicks", Example = """{"symbol":"AAPL","tickType":"BidAsk","numberOfTicks":5}""")]
    [Rows("ticks", HistoricalTicksQuery.MostTicks, MostRows, NewestLast = true)]
    [Description("The latest ticks up to now. From or up to a moment: ibkr_get_historical_ticks.")]
    public async Task<TickByTickResult> GetTickByTickDataAsync(
        [Lists("symbol", "exchange", "currency")] ContractArguments contract,
        [Description("Last: without unreported trades.")] TickStreamKind tickType = TickStreamKind.Last,
        [Description("Number of ticks, 1000 at most.")][Range(1, HistoricalTicksQuery.MostTicks)] int numberOfTicks = 100,
        CancellationToken cancellationToken = default)
    {
        var kind = tickType switch { TickStreamKind.BidAsk => TickKind.BidAsk, TickStreamKind.MidPoint => TickKind.Midpoint, _ => TickKind.Trades };
        var details = await resolver.ResolveAsync(contract.ToContract(), cancellationToken);
        var instrument = details.Contract;
        var (sent, ticks) = await TicksAsync(instrument, kind, null, null, numberOfTicks, useRTH: false, ignoreSize: false, cancellationToken);
        var rows = TickRow.Of(ticks).Where(tick => tickType != TickStreamKind.Last || tick.Unreported != true).ToList();
        return new TickByTickResult
        {
            Symbol = instrument.Symbol,
            Contract = ContractInfo.Of(details),
            TickType = sent == TickKind.Midpoint ? TickStreamKind.MidPoint : tickType,
            DataType = DataAge.Of(client.MarketData.LastTypeOf(instrument), rows is [.., var newest] ? newest.Time : null, time.GetUtcNow()),
            AsOf = time.GetUtcNow(),
            Ticks = rows,
            Count = rows.Count,
        };
    }

    private async Task<(TickKind Kind, HistoricalTicks Ticks)> TicksAsync(
        Contract instrument, TickKind kind, DateTimeOffset? start, DateTimeOffset? end, int count, bool useRTH, bool ignoreSize,
        CancellationToken cancellationToken)
    {
        // Forex has no trades: IB answers with an error only.
        var show = kind == TickKind.Trades && instrument.SecType == SecTypes.Cash ? TickKind.Midpoint : kind;
        var query = new HistoricalTicksQuery(
            instrument, start, start is null ? end ?? Now() : null, count, EnumName<TickKind>.Of(show), useRTH, ignoreSize);
        return (show, await client.History.TicksAsync(query, cancellationToken));
    }

    /// <summary>Now, to the second, as TWS's times are, so that calls within one second share an answer.</summary>
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
}
