using System.ComponentModel;
using System.Text.Json.Serialization;
using System.Xml.Linq;

namespace Gateway.Tools.Scanner;

/// <summary>One scan, instrument, location or filter of the scanner parameters.</summary>
internal sealed record ScanEntry
{
    [Description("What ibkr_run_market_scanner takes.")]
    public required string Code { get; init; }

    public required string Name { get; init; }

    [Description("Instrument types that it goes with, separated by commas; absent where TWS names none.")]
    public string? Instruments { get; init; }

    [Description("The location that holds this one.")]
    public string? Parent { get; init; }

    [Description("The values that a filter takes, where TWS lists them.")]
    public string? Choices { get; init; }

    [Description("With format xml: the element as TWS sent it.")]
    public string? Xml { get; init; }

    /// <summary>As TWS sent it.</summary>
    [JsonIgnore]
    public XElement? Element { get; init; }

    public bool Takes(string instrument) => Instruments?.Split(',').Contains(instrument, StringComparer.OrdinalIgnoreCase) == true;

    public bool Holds(string text) =>
        Code.Contains(text, StringComparison.OrdinalIgnoreCase) || Name.Contains(text, StringComparison.OrdinalIgnoreCase);
}
