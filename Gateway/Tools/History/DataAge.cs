using Gateway.Tws.Model;

namespace Gateway.Tools.History;

/// <summary>How current past data can be: TWS does not say, but it follows from what it sends of the contract's quotes.</summary>
internal static class DataAge
{
    /// <summary>Of the description of every such property.</summary>
    public const string Rule = "live or delayed, as TWS last sent quotes of the contract or as the newest row shows; absent when neither tells.";

    public const string Moment = "When TWS was asked, UTC; the newest row may be 15 s older.";

    /// <summary>Delayed data is 10 minutes late at the least: what is younger is live.</summary>
    private static readonly TimeSpan LeastDelay = TimeSpan.FromMinutes(10);

    /// <param name="quoted">What TWS last sent of the contract's quotes.</param>
    /// <param name="newest">Begin of the newest row.</param>
    public static MarketDataType? Of(MarketDataType? quoted, DateTimeOffset? newest, DateTimeOffset now) => quoted switch
    {
        MarketDataType.Delayed or MarketDataType.DelayedFrozen => MarketDataType.Delayed,
        MarketDataType.Live or MarketDataType.Frozen => MarketDataType.Live,
        _ => now - newest < LeastDelay ? MarketDataType.Live : null,
    };
}
