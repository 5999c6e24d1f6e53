using System.Collections.Frozen;

namespace TwsSimulator.Trading;

/// <summary>The order types and times in force that the simulator works.</summary>
internal static class OrderTypes
{
    public const string Market = "MKT";
    public const string Limit = "LMT";
    public const string Stop = "STP";
    public const string StopLimit = "STP LMT";
    public const string StopProtected = "STP PRT";
    public const string MarketProtected = "MKT PRT";
    public const string Trail = "TRAIL";
    public const string TrailLimit = "TRAIL LIMIT";
    public const string TrailTouchMarket = "TRAIL MIT";
    public const string TrailTouchLimit = "TRAIL LIT";
    public const string MarketIfTouched = "MIT";
    public const string LimitIfTouched = "LIT";
    public const string MarketToLimit = "MTL";
    public const string BoxTop = "BOX TOP";
    public const string Midprice = "MIDPRICE";
    public const string MarketOnClose = "MOC";
    public const string LimitOnClose = "LOC";
    public const string Relative = "REL";
    public const string PassiveRelative = "PASSV REL";
    public const string PegMarket = "PEG MKT";
    public const string PegPrimary = "PEG PRIM";
    public const string PegMid = "PEG MID";
    public const string PegBest = "PEG BEST";
    public const string PegStock = "PEG STK";
    public const string PegBenchmark = "PEG BENCH";
    public const string Volatility = "VOL";
    public const string SnapMarket = "SNAP MKT";
    public const string SnapPrimary = "SNAP PRIM";
    public const string SnapMid = "SNAP MID";

    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        Market, Limit, Stop, StopLimit, StopProtected, MarketProtected, Trail, TrailLimit, TrailTouchMarket, TrailTouchLimit, MarketIfTouched,
        LimitIfTouched, MarketToLimit, BoxTop, Midprice, MarketOnClose, LimitOnClose, Relative, PassiveRelative, PegMarket, PegPrimary, PegMid,
        PegBest, PegStock, PegBenchmark, Volatility, SnapMarket, SnapPrimary, SnapMid);

    private static readonly FrozenSet<string> KnownTifs = FrozenSet.Create(
        "", "DAY", "GTC", "IOC", "FOK", "GTD", "OPG", "AUC", "DTC", CryptoRules.Minutes);

    public static bool IsKnown(string type) => Known.Contains(type);

    public static bool IsKnownTif(string tif) => KnownTifs.Contains(tif);

    public static bool NeedsLimit(string type) => type is Limit or StopLimit or LimitIfTouched or LimitOnClose;

    /// <summary>The auxiliary price is a stop or a touch price.</summary>
    public static bool NeedsAux(string type) => type is Stop or StopLimit or StopProtected or MarketIfTouched or LimitIfTouched;

    public static bool Trails(string type) => type is Trail or TrailLimit or TrailTouchMarket or TrailTouchLimit;

    /// <summary>The limit follows the trailing price.</summary>
    public static bool TrailsLimit(string type) => type is TrailLimit or TrailTouchLimit;

    public static bool WaitsForTrigger(string type) => NeedsAux(type) || Trails(type);

    /// <summary>A touch order buys when the market falls to its price; a stop order buys when it rises to it.</summary>
    public static bool IsTouch(string type) => type is MarketIfTouched or LimitIfTouched or TrailTouchMarket or TrailTouchLimit;

    /// <summary>The price follows the market as long as the order works.</summary>
    public static bool IsPegged(string type) =>
        type is Relative or PassiveRelative or PegMarket or PegPrimary or PegMid or PegBest or PegStock or PegBenchmark or Volatility;

    /// <summary>The price is taken from the market once, when the order begins to work.</summary>
    public static bool IsPricedOnce(string type) => type is SnapMarket or SnapPrimary or SnapMid or MarketProtected or StopProtected;

    /// <summary>Trades in the closing auction alone.</summary>
    public static bool IsOnClose(string type) => type is MarketOnClose or LimitOnClose;

    /// <summary>Trades in the opening auction alone.</summary>
    public static bool IsAtOpening(string tif) => tif is "OPG" or "AUC";
}
