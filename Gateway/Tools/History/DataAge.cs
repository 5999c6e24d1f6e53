using Gateway.Tws.Model;

namespace Gateway.Tools.History;

/// <summary>The market data type of historical data. TWS sends none for it; it is derived from the one of the contract's quotes.</summary>
internal static class DataAge
{
    /// <summary>The description of every property that holds this value.</summary>
    public const string Rule = "live or delayed, from TWS's last quotes of the contract or from the newest row; absent when neither shows it.";

    public const string Moment = "Time of the request to TWS, UTC; the newest row may be up to 15 s older.";

    /// <summary>The least age of delayed data: younger data is live.</summary>
    private static readonly TimeSpan LeastDelay = TimeSpan.FromMinutes(10);

    /// <param name="quoted">The market data type that TWS last sent for the contract's quotes.</param>
    /// <param name="newest">Begin of the newest row.</param>
    public static MarketDataType? Of(MarketDataType? quoted, DateTimeOffset? newest, DateTimeOffset now) => quoted switch
    {
        MarketDataType.Delayed or MarketDataType.DelayedFrozen => MarketDataType.Delayed,
        MarketDataType.Live or MarketDataType.Frozen => MarketDataType.Live,
        _ => now - newest < LeastDelay ? MarketDataType.Live : null,
    };
}
