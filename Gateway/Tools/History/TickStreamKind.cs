using System.Text.Json.Serialization;

namespace Gateway.Tools.History;

/// <summary>Kinds of ticks, by the names that TWS has for live ones.</summary>
internal enum TickStreamKind
{
    /// <summary>Trades that count in the day's figures.</summary>
    [JsonStringEnumMemberName("Last")]
    Last,

    /// <summary>All trades, unreported ones and odd lots too.</summary>
    [JsonStringEnumMemberName("AllLast")]
    AllLast,

    [JsonStringEnumMemberName("BidAsk")]
    BidAsk,

    [JsonStringEnumMemberName("MidPoint")]
    MidPoint,
}
