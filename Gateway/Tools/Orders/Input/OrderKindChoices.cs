namespace Gateway.Tools.Orders.Input;

/// <summary>The order types of a bracket's entry.</summary>
internal enum EntryKind
{
    [JsonStringEnumMemberName("MKT")]
    Market = OrderKind.Market,

    [JsonStringEnumMemberName("LMT")]
    Limit = OrderKind.Limit,

    [JsonStringEnumMemberName("STP")]
    Stop = OrderKind.Stop,

    [JsonStringEnumMemberName("MIT")]
    MarketIfTouched = OrderKind.MarketIfTouched,
}

/// <summary>The order types by which a position is closed.</summary>
internal enum ExitKind
{
    [JsonStringEnumMemberName("MKT")]
    Market = OrderKind.Market,

    [JsonStringEnumMemberName("LMT")]
    Limit = OrderKind.Limit,

    [JsonStringEnumMemberName("MOC")]
    MarketOnClose = OrderKind.MarketOnClose,

    [JsonStringEnumMemberName("LOC")]
    LimitOnClose = OrderKind.LimitOnClose,

    [JsonStringEnumMemberName("MIDPRICE")]
    Midprice = OrderKind.Midprice,
}

/// <summary>The two plain order types.</summary>
internal enum PlainKind
{
    [JsonStringEnumMemberName("MKT")]
    Market = OrderKind.Market,

    [JsonStringEnumMemberName("LMT")]
    Limit = OrderKind.Limit,
}

/// <summary>The order types of a protecting exit.</summary>
internal enum StopKind
{
    [JsonStringEnumMemberName("STP")]
    Stop = OrderKind.Stop,

    [JsonStringEnumMemberName("STP LMT")]
    StopLimit = OrderKind.StopLimit,

    [JsonStringEnumMemberName("TRAIL")]
    Trail = OrderKind.Trail,
}
