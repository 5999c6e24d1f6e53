using System.Collections.Frozen;

namespace TwsSimulator.Trading;

/// <summary>The order types and times in force that the simulator works.</summary>
internal static class OrderTypes
{
    public const string Market = "MKT";
    public const string Limit = "LMT";
    public const string Stop = "STP";
    public const string StopLimit = "STP LMT";
    public const string Trail = "TRAIL";
    public const string TrailLimit = "TRAIL LIMIT";
    public const string MarketIfTouched = "MIT";
    public const string LimitIfTouched = "LIT";
    public const string MarketToLimit = "MTL";
    public const string Midprice = "MIDPRICE";

    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        Market, Limit, Stop, StopLimit, Trail, TrailLimit, MarketIfTouched, LimitIfTouched, MarketToLimit, Midprice);

    private static readonly FrozenSet<string> KnownTifs = FrozenSet.Create("", "DAY", "GTC", "IOC", "FOK", "GTD");

    public static bool IsKnown(string type) => Known.Contains(type);

    public static bool IsKnownTif(string tif) => KnownTifs.Contains(tif);

    public static bool NeedsLimit(string type) => type is Limit or StopLimit or LimitIfTouched;

    /// <summary>The auxiliary price is a stop or a touch price.</summary>
    public static bool NeedsAux(string type) => type is Stop or StopLimit or MarketIfTouched or LimitIfTouched;

    public static bool Trails(string type) => type is Trail or TrailLimit;

    public static bool WaitsForTrigger(string type) => NeedsAux(type) || Trails(type);

    /// <summary>A touch order buys when the market falls to its price; a stop order buys when it rises to it.</summary>
    public static bool IsTouch(string type) => type is MarketIfTouched or LimitIfTouched;
}
