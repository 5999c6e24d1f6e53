namespace TwsSimulator.Handlers.History;

/// <summary>The values of whatToShow, and the security types that each exists for.</summary>
internal static class HistoryKinds
{
    public static readonly string[] Known =
    [
        "TRADES", "MIDPOINT", "BID", "ASK", "BID_ASK", "ADJUSTED_LAST", "HISTORICAL_VOLATILITY", "OPTION_IMPLIED_VOLATILITY", "FEE_RATE",
        "YIELD_BID", "YIELD_ASK", "YIELD_BID_ASK", "YIELD_LAST", "AGGTRADES", "SCHEDULE",
    ];

    public static readonly string[] Updatable = ["TRADES", "MIDPOINT", "BID", "ASK"];

    public static readonly string[] OfTicks = ["TRADES", "BID_ASK", "MIDPOINT"];

    public static bool IsTrades(string whatToShow) => whatToShow is "TRADES" or "ADJUSTED_LAST" or "AGGTRADES";

    /// <summary>Currency pairs have no trades; an index has no quotes.</summary>
    public static bool Exists(string secType, string whatToShow) => (secType, whatToShow) switch
    {
        ("IND", "TRADES" or "HISTORICAL_VOLATILITY" or "OPTION_IMPLIED_VOLATILITY") => true,
        ("IND", _) => false,
        (_, "MIDPOINT" or "BID" or "ASK" or "BID_ASK") => true,
        ("CASH" or "CFD" or "CMDTY", _) => false,
        ("CRYPTO", _) => whatToShow == "AGGTRADES",
        (_, "TRADES") => true,
        ("STK", "ADJUSTED_LAST" or "HISTORICAL_VOLATILITY" or "OPTION_IMPLIED_VOLATILITY" or "FEE_RATE") => true,
        ("BOND", "YIELD_BID" or "YIELD_ASK" or "YIELD_BID_ASK" or "YIELD_LAST") => true,
        _ => false,
    };
}
