using System.ComponentModel;
using System.Globalization;
using Gateway.Tws.Model;

namespace Gateway.Tools.Depth;

/// <summary>The exchanges behind the letters of quotes.</summary>
internal sealed record SmartComponentsResult
{
    public required string BboExchange { get; init; }

    [Description("The exchange by its bit in masks of exchanges.")]
    public required IReadOnlyDictionary<string, string> Components { get; init; }

    [Description("The exchange by its letter, as quotes name it.")]
    public required IReadOnlyDictionary<string, string> Letters { get; init; }

    [Description("Exchanges in this answer.")]
    public required int Count { get; init; }

    public static SmartComponentsResult Of(string bboExchange, IReadOnlyList<SmartComponent> components) => new()
    {
        BboExchange = bboExchange,
        Components = components.DistinctBy(one => one.BitNumber).ToDictionary(one => one.BitNumber.ToString(CultureInfo.InvariantCulture), one => one.Exchange),
        Letters = components.DistinctBy(one => one.Letter).ToDictionary(one => one.Letter, one => one.Exchange),
        Count = components.Count,
    };
}
