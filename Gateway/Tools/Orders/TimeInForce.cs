using System.Text.Json.Serialization;

namespace Gateway.Tools.Orders;

/// <summary>How long an order works, by IB's names.</summary>
internal enum TimeInForce
{
    [JsonStringEnumMemberName("DAY")]
    Day,

    [JsonStringEnumMemberName("GTC")]
    UntilCancelled,

    [JsonStringEnumMemberName("IOC")]
    ImmediateOrCancel,

    [JsonStringEnumMemberName("FOK")]
    FillOrKill,

    [JsonStringEnumMemberName("GTD")]
    UntilDate,

    [JsonStringEnumMemberName("OPG")]
    AtOpening,

    [JsonStringEnumMemberName("DTC")]
    DayUntilCancelled,

    [JsonStringEnumMemberName("AUC")]
    InAuction,
}
