namespace Gateway.Tools.Orders;

/// <summary>The order types that can be placed, by IB's names. MOO and LOO are MKT and LMT for the opening.</summary>
internal enum OrderKind
{
    [JsonStringEnumMemberName("MKT")]
    Market,

    [JsonStringEnumMemberName("LMT")]
    Limit,

    [JsonStringEnumMemberName("STP")]
    Stop,

    [JsonStringEnumMemberName("STP LMT")]
    StopLimit,

    [JsonStringEnumMemberName("TRAIL")]
    Trail,

    [JsonStringEnumMemberName("TRAIL LIMIT")]
    TrailLimit,

    [JsonStringEnumMemberName("MIT")]
    MarketIfTouched,

    [JsonStringEnumMemberName("LIT")]
    LimitIfTouched,

    [JsonStringEnumMemberName("TRAIL MIT")]
    TrailIfTouched,

    [JsonStringEnumMemberName("TRAIL LIT")]
    TrailLimitIfTouched,

    [JsonStringEnumMemberName("MOC")]
    MarketOnClose,

    [JsonStringEnumMemberName("LOC")]
    LimitOnClose,

    [JsonStringEnumMemberName("MOO")]
    MarketOnOpen,

    [JsonStringEnumMemberName("LOO")]
    LimitOnOpen,

    [JsonStringEnumMemberName("MTL")]
    MarketToLimit,

    [JsonStringEnumMemberName("MKT PRT")]
    MarketProtected,

    [JsonStringEnumMemberName("STP PRT")]
    StopProtected,

    [JsonStringEnumMemberName("MIDPRICE")]
    Midprice,

    [JsonStringEnumMemberName("REL")]
    Relative,

    [JsonStringEnumMemberName("PASSV REL")]
    PassiveRelative,

    [JsonStringEnumMemberName("PEG MKT")]
    PegMarket,

    [JsonStringEnumMemberName("PEG PRIM")]
    PegPrimary,

    [JsonStringEnumMemberName("PEG MID")]
    PegMid,

    [JsonStringEnumMemberName("PEG BEST")]
    PegBest,

    [JsonStringEnumMemberName("PEG STK")]
    PegStock,

    [JsonStringEnumMemberName("PEG BENCH")]
    PegBenchmark,

    [JsonStringEnumMemberName("SNAP MKT")]
    SnapMarket,

    [JsonStringEnumMemberName("SNAP PRIM")]
    SnapPrimary,

    [JsonStringEnumMemberName("SNAP MID")]
    SnapMid,

    [JsonStringEnumMemberName("BOX TOP")]
    BoxTop,

    [JsonStringEnumMemberName("VOL")]
    Volatility,
}

/// <summary>Which prices an order type has.</summary>
internal sealed record PriceRule(Presence Limit, Presence Stop, bool Trails = false, Presence Offset = Presence.No)
{
    public static PriceRule Of(OrderKind kind) => kind switch
    {
        OrderKind.Limit or OrderKind.LimitOnClose or OrderKind.LimitOnOpen => new PriceRule(Presence.Must, Presence.No),
        OrderKind.Stop or OrderKind.StopProtected or OrderKind.MarketIfTouched => new PriceRule(Presence.No, Presence.Must),
        OrderKind.StopLimit or OrderKind.LimitIfTouched => new PriceRule(Presence.Must, Presence.Must),
        OrderKind.Trail or OrderKind.TrailIfTouched => new PriceRule(Presence.No, Presence.May, Trails: true),
        OrderKind.TrailLimit => new PriceRule(Presence.May, Presence.Must, Trails: true),
        OrderKind.TrailLimitIfTouched => new PriceRule(Presence.May, Presence.May, Trails: true),
        OrderKind.Midprice or OrderKind.PegStock or OrderKind.PegBenchmark or OrderKind.PegBest or OrderKind.Volatility =>
            new PriceRule(Presence.May, Presence.No),
        OrderKind.Relative or OrderKind.PassiveRelative or OrderKind.PegMarket or OrderKind.PegPrimary or OrderKind.PegMid
            or OrderKind.SnapMarket or OrderKind.SnapPrimary or OrderKind.SnapMid => new PriceRule(Presence.May, Presence.No, Offset: Presence.May),
        _ => new PriceRule(Presence.No, Presence.No),
    };
}

/// <summary>Whether an order type has a field.</summary>
internal enum Presence
{
    No,
    May,
    Must,
}
