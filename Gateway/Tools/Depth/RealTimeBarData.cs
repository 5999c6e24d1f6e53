using System.Text.Json.Serialization;

namespace Gateway.Tools.Depth;

/// <summary>Of what five-second bars are made.</summary>
internal enum RealTimeBarData
{
    [JsonStringEnumMemberName("TRADES")]
    Trades,

    [JsonStringEnumMemberName("MIDPOINT")]
    Midpoint,

    [JsonStringEnumMemberName("BID")]
    Bid,

    [JsonStringEnumMemberName("ASK")]
    Ask,
}
