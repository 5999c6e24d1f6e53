using System.Text.Json.Serialization;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Instruments.Views;

/// <summary>Of what bars are made.</summary>
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

/// <summary>What bars of a contract can be made of.</summary>
internal static class WhatToShows
{
    /// <summary>Forex has no trades, and IB calls those of crypto currencies otherwise: asked for TRADES, it answers both with an error only.</summary>
    public static WhatToShow For(Contract contract, WhatToShow asked) => (asked, contract.SecType) switch
    {
        (WhatToShow.Trades, SecTypes.Cash) => WhatToShow.Midpoint,
        (WhatToShow.Trades, SecTypes.Crypto) => WhatToShow.AggTrades,
        _ => asked,
    };
}
