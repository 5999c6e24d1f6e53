using System.Text.Json.Serialization;

namespace Gateway.Tools.Orders.Input;

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
