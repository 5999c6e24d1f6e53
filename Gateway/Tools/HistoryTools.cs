using System.ComponentModel;
using Gateway.Registry;
using Gateway.Tools.Contracts;
using Gateway.Tools.History;
using Gateway.Tws.Api;
using Gateway.Tws.Api.History;

namespace Gateway.Tools;

/// <summary>Prices of the past.</summary>
[Toolset("market_data", AccessScope.MarketRead)]
internal sealed class HistoryTools(ITwsClient client, ContractResolver resolver)
{
    private const int UsualBars = 500;
    private const int MostBars = 10_000;

    [Tool("ibkr_get_historical_data", "Historical bars", ReadOnly = true, Idempotent = true)]
    [Rows("bars", UsualBars, MostBars, NewestLast = true)]
    [Description("Bars of the past for a contract of any type, the oldest first; the newest ones when there are more than limit. "
        + "Use it for charts, returns and volatility; not for the price now (ibkr_get_quote). IB paces it: the same request again within 15 s gets the same answer.")]
    public async Task<HistoryResult> GetHistoricalDataAsync(
        ContractArguments contract,
        [Description("How far back: a count and S, D, W, M or Y.")][Example("1 M")] string duration = "1 D",
        [Description("Length of a bar: " + BarTexts.BarSizes + ".")][Example("1 day")] string barSize = "1 hour",
        [Description("What the bars are made of; MIDPOINT, BID or ASK for forex, which has no trades.")] WhatToShow whatToShow = WhatToShow.Trades,
        [Description("Regular trading hours only.")] bool useRTH = true,
        [Description("The last moment; default now. Not with ADJUSTED_LAST.")] DateTimeOffset? endDateTime = null,
        CancellationToken cancellationToken = default)
    {
        var (size, span) = (BarTexts.BarSize(barSize), BarTexts.Duration(duration));
        if (whatToShow == WhatToShow.AdjustedLast && endDateTime is not null)
            throw ToolErrors.InvalidArgument("endDateTime: must be absent with whatToShow ADJUSTED_LAST; example: leave it out");
        var asked = contract.ToContract();
        var instrument = (await resolver.ResolveAsync(asked, cancellationToken)).Contract;
        // Forex has no trades: IB answers TRADES for it with an error only.
        var show = whatToShow == WhatToShow.Trades && instrument.SecType == SecTypes.Cash ? WhatToShow.Midpoint : whatToShow;
        var answer = await client.History.BarsAsync(
            new HistoricalQuery(instrument, span, size, WireName<WhatToShow>.Of(show), useRTH, endDateTime), cancellationToken);
        return new HistoryResult
        {
            Symbol = instrument.Symbol,
            Contract = ContractInfo.Of(instrument),
            BarSize = size,
            WhatToShow = WireName<WhatToShow>.Of(show),
            UseRTH = useRTH,
            TimeZone = answer.TimeZone,
            Bars = [.. answer.Bars.Select(BarRow.Of)],
            Count = answer.Bars.Count,
        };
    }

    [Tool("ibkr_get_head_timestamp", "Begin of history", ReadOnly = true, Idempotent = true)]
    [Description("When the history of a contract begins. Use it before asking ibkr_get_historical_data for long spans; not needed otherwise.")]
    public async Task<HeadTimestampResult> GetHeadTimestampAsync(
        ContractArguments contract,
        [Description("Of what data.")] WhatToShow whatToShow = WhatToShow.Trades,
        [Description("Regular trading hours only.")] bool useRTH = true,
        CancellationToken cancellationToken = default)
    {
        var asked = contract.ToContract();
        var instrument = (await resolver.ResolveAsync(asked, cancellationToken)).Contract;
        var show = WireName<WhatToShow>.Of(whatToShow);
        return new HeadTimestampResult
        {
            Symbol = instrument.Symbol,
            Contract = ContractInfo.Of(instrument),
            HeadTimestamp = await client.History.HeadTimestampAsync(instrument, show, useRTH, cancellationToken),
            WhatToShow = show,
            UseRTH = useRTH,
        };
    }
}
