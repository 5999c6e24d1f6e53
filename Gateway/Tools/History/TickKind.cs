using System.Text.Json.Serialization;

namespace Gateway.Tools.History;

/// <summary>Kinds of ticks of the past, by TWS's names.</summary>
internal enum TickKind
{
    [JsonStringEnumMemberName("TRADES")]
    Trades,

    [JsonStringEnumMemberName("BID_ASK")]
    BidAsk,

    [JsonStringEnumMemberName("MIDPOINT")]
    Midpoint,
}
