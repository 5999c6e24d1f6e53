using System.Text.Json.Serialization;

namespace Gateway.Tools.History;

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
