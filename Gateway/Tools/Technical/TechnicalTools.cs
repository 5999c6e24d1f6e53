using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tools.History;
using Gateway.Tws.Api;
using Gateway.Tws.Api.History;
using Gateway.Tws.Model;

namespace Gateway.Tools.Technical;

/// <summary>Figures that are computed from bars.</summary>
[Toolset("market_data", AccessScope.MarketRead)]
internal sealed class TechnicalTools(TwsClient client, ContractResolver resolver, TimeProvider time)
{
    private const int MostIndicators = 20;

    [Tool("ibkr_get_technical", "Technical indicators", ReadOnly = true, Idempotent = true,
        Requests = "reqHistoricalData", Example = """{"contract":"AAPL","indicators":["sma:20","rsi:14","macd"],"duration":"6 M"}""")]
    [Description("Technical indicators computed from bars: latest values and a short series. The bars: ibkr_get_historical_data.")]
    public async Task<TechnicalResult> GetTechnicalAsync(
        ContractArguments contract,
        [Description("sma, ema, rsi, macd, bollinger, atr, vwap, adx, stochastic; lengths as sma:50.")]
        [Example("sma:20,rsi:14")][Length(1, MostIndicators)] string[] indicators,
        [Description("1 secs to 1 month.")][Example("1 day")] string barSize = "1 day",
        [Description("Count and S, D, W, M or Y.")][Example("1 Y")] string duration = "1 Y",
        [Description("Regular hours only.")] bool useRTH = true,
        [Description("Length of the series.")][Range(1, 100)] int points = 5,
        CancellationToken cancellationToken = default)
    {
        var wanted = indicators.Select(Indicator.Parse).ToList();
        var (size, span) = (BarTexts.BarSize(barSize), BarTexts.Duration(duration));
        var instrument = (await resolver.ResolveAsync(contract.ToContract(), cancellationToken)).Contract;
        var show = EnumName<WhatToShow>.Of(WhatToShows.For(instrument, WhatToShow.Trades));
        var answer = await client.History.BarsAsync(new HistoricalQuery(instrument, span, size, show, useRTH), cancellationToken);
        var zone = answer.TimeZone is { } name ? TwsTime.FindZone(name) : null;
        var series = BarSeries.Of(answer.Bars, zone ?? TimeZoneInfo.Utc);
        var rows = answer.Bars.Select(BarRow.Of).ToList();
        return new TechnicalResult
        {
            Contract = ContractInfo.Of(instrument),
            BarSize = size,
            Duration = span,
            WhatToShow = show,
            DataType = DataAge.Of(client.MarketData.LastTypeOf(instrument), answer.Bars is [.., var newest] ? newest.Time : null, time.GetUtcNow()),
            AsOf = time.GetUtcNow(),
            BarCount = rows.Count,
            LastBar = rows.LastOrDefault(),
            Indicators = [.. wanted.Select(indicator => IndicatorResult.Of(indicator, series, rows, points))],
        };
    }
}
