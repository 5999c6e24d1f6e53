using Gateway.Instruments.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Instruments.Views;

/// <summary>The data that bars are built from (whatToShow).</summary>
internal enum WhatToShow
{
    [JsonStringEnumMemberName("TRADES")]
    Trades,

    [JsonStringEnumMemberName("MIDPOINT")]
    Midpoint,

    [JsonStringEnumMemberName("BID")]
    Bid,

    [JsonStringEnumMemberName("ASK")]
    Ask,

    [JsonStringEnumMemberName("BID_ASK")]
    BidAsk,

    [JsonStringEnumMemberName("ADJUSTED_LAST")]
    AdjustedLast,

    [JsonStringEnumMemberName("HISTORICAL_VOLATILITY")]
    HistoricalVolatility,

    [JsonStringEnumMemberName("OPTION_IMPLIED_VOLATILITY")]
    OptionImpliedVolatility,

    [JsonStringEnumMemberName("FEE_RATE")]
    FeeRate,

    [JsonStringEnumMemberName("YIELD_BID")]
    YieldBid,

    [JsonStringEnumMemberName("YIELD_ASK")]
    YieldAsk,

    [JsonStringEnumMemberName("YIELD_BID_ASK")]
    YieldBidAsk,

    [JsonStringEnumMemberName("YIELD_LAST")]
    YieldLast,

    [JsonStringEnumMemberName("AGGTRADES")]
    AggTrades,
}

/// <summary>Chooses the data of a contract's bars.</summary>
internal static class WhatToShows
{
    /// <summary>
    /// Replaces TRADES where IB answers it with an error only: forex has no trades, and those of crypto currencies have another name.
    /// </summary>
    public static WhatToShow For(Contract contract, WhatToShow asked) => (asked, contract.SecType) switch
    {
        (WhatToShow.Trades, SecTypes.Cash) => WhatToShow.Midpoint,
        (WhatToShow.Trades, SecTypes.Crypto) => WhatToShow.AggTrades,
        _ => asked,
    };
}
