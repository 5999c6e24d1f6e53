using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Times;
using Gateway.Instruments.Views;
using Gateway.Tws.Api;
using Gateway.Tws.Api.History;
using Gateway.Tws.Model;

namespace Gateway.Tools.History;

/// <summary>Historical prices.</summary>
[Toolset("market_data", AccessScope.MarketRead)]
internal sealed class HistoryTools(TwsClient client, ContractResolver resolver, TimeProvider time)
{
    private const int UsualBars = 500;
    private const int MostBars = 10_000;
    private const int MostDays = 365;

    [Tool("ibkr_get_historical_data", "Historical bars", ReadOnly = true, Idempotent = true,
        Requests = "reqHistoricalData", Example = """{"contract":"AAPL","duration":"1 D","barSize":"1 hour"}""")]
    [Rows("bars", UsualBars, MostBars, NewestLast = true)]
    [Description("Bars of the past, oldest first; combinations too. The price now: ibkr_get_quote.")]
    public async Task<HistoryResult> GetHistoricalDataAsync(
        [Lists("symbol", "exchange", "currency")] ContractArguments contract,
        [Description("Count and S, D, W, M or Y; default 1 D.")][Example("1 M")] string? duration = null,
        [Description("1 secs to 1 month.")][Example("1 day")] string barSize = "1 hour",
        WhatToShow whatToShow = WhatToShow.Trades,
        [Description("Regular hours only.")] bool useRTH = true,
        [Description("Last moment or day, by the exchange's clock; default now.")] MomentInput? endDateTime = null,
        [Description("First moment or day, instead of duration.")] MomentInput? startDateTime = null,
        CancellationToken cancellationToken = default)
    {
        var size = BarTexts.BarSize(barSize);
        var details = await resolver.ResolveAsync(contract.ToContract(), cancellationToken);
        var instrument = details.Contract;
        var clock = await ExchangeClock.OfAsync(resolver, details, cancellationToken);
        var window = BarWindow.Of(duration, startDateTime, endDateTime, size, clock, time.GetUtcNow());
        if (whatToShow == WhatToShow.AdjustedLast && window.End is not null)
            throw ToolErrors.InvalidArgument("endDateTime: must be absent with whatToShow ADJUSTED_LAST; example: leave it out");
        var show = EnumName<WhatToShow>.Of(WhatToShows.For(instrument, whatToShow));
        var query = new HistoricalQuery(instrument, window.Duration, size, show, useRTH, window.End);
        var answer = await client.History.BarsAsync(query, cancellationToken);
        var bars = answer.Bars.Where(bar => window.Start is not { } start || bar.Time >= start || bar.Date >= clock.DayOf(start)).ToList();
        return new HistoryResult
        {
            Symbol = instrument.Symbol,
            Contract = ContractInfo.Of(details),
            BarSize = size,
            WhatToShow = show,
            UseRTH = useRTH,
            TimeZone = answer.TimeZone,
            Duration = window.Duration,
            StartDateTime = window.Start is { } first ? clock.Show(first) : null,
            EndDateTime = window.End is { } last ? clock.Show(last) : null,
            DataType = DataAge.Of(client.MarketData.LastTypeOf(instrument), bars is [.., var newest] ? newest.Time : null, time.GetUtcNow()),
            AsOf = time.GetUtcNow(),
            Bars = [.. bars.Select(BarRow.Of)],
            Count = bars.Count,
        };
    }

    [Tool("ibkr_get_head_timestamp", "Begin of history", ReadOnly = true, Idempotent = true,
        Requests = "reqHeadTimestamp, cancelHeadTimestamp", Example = """{"contract":"AAPL"}""")]
    [Description("When the history of a contract begins, by kind of data.")]
    public async Task<HeadTimestampResult> GetHeadTimestampAsync(
        [Lists("symbol", "exchange", "currency")] ContractArguments contract,
        WhatToShow whatToShow = WhatToShow.Trades,
        [Description("Regular hours only.")] bool useRTH = true,
        CancellationToken cancellationToken = default)
    {
        var asked = contract.ToContract();
        var instrument = (await resolver.ResolveAsync(asked, cancellationToken)).Contract;
        var show = EnumName<WhatToShow>.Of(WhatToShows.For(instrument, whatToShow));
        return new HeadTimestampResult
        {
            Symbol = instrument.Symbol,
            Contract = ContractInfo.Of(instrument),
            HeadTimestamp = await client.History.HeadTimestampAsync(instrument, show, useRTH, cancellationToken),
            WhatToShow = show,
            UseRTH = useRTH,
        };
    }

    [Tool("ibkr_get_histogram_data", "Price histogram", ReadOnly = true, Idempotent = true,
        Requests = "reqHistogramData, cancelHistogramData", Example = """{"contract":"AAPL","duration":"3 D"}""")]
    [Rows("histogram", 200, 2000)]
    [Description("Volume traded at each price over some days.")]
    public async Task<HistogramResult> GetHistogramDataAsync(
        [Lists("symbol", "exchange", "currency")] ContractArguments contract,
        [Description("Count and D, W, M or Y.")][Example("3 D")] string duration = "1 D",
        [Description("Regular hours only.")] bool useRTH = true,
        CancellationToken cancellationToken = default)
    {
        var period = BarTexts.Period(duration);
        var details = await resolver.ResolveAsync(contract.ToContract(), cancellationToken);
        var instrument = details.Contract;
        var entries = await client.History.HistogramAsync(instrument, period, useRTH, cancellationToken);
        return new HistogramResult
        {
            Symbol = instrument.Symbol,
            Contract = ContractInfo.Of(details),
            Period = period,
            UseRTH = useRTH,
            DataType = DataAge.Of(client.MarketData.LastTypeOf(instrument), newest: null, time.GetUtcNow()),
            AsOf = time.GetUtcNow(),
            MostTradedPrice = entries.Count == 0 ? null : entries.MaxBy(entry => entry.Size)!.Price,
            Histogram = [.. entries.OrderBy(entry => entry.Price).Select(entry => new HistogramRow { Price = entry.Price, Count = entry.Size })],
            Count = entries.Count,
        };
    }

    [Tool("ibkr_get_historical_schedule", "Past sessions", ReadOnly = true, Idempotent = true,
        Requests = "reqHistoricalData", Example = """{"contract":"AAPL","numDays":5}""")]
    [Rows("sessions", 100, MostDays, NewestLast = true)]
    [Description("Trading sessions of the last days. Those to come: ibkr_get_trading_hours.")]
    public async Task<ScheduleResult> GetHistoricalScheduleAsync(
        ContractArguments contract,
        [Description("Number of trading days.")][Range(1, MostDays)] int numDays = 5,
        [Description("Regular hours only.")] bool useRTH = true,
        CancellationToken cancellationToken = default)
    {
        var instrument = (await resolver.ResolveAsync(contract.ToContract(), cancellationToken)).Contract;
        var schedule = await client.History.ScheduleAsync(instrument, numDays, useRTH, endDateTime: null, cancellationToken);
        return new ScheduleResult
        {
            Symbol = instrument.Symbol,
            Contract = ContractInfo.Of(instrument),
            TimeZone = schedule.TimeZone,
            UseRTH = useRTH,
            Sessions = [.. schedule.Sessions.Select(ScheduleRow.Of)],
            Count = schedule.Sessions.Count,
        };
    }
}
