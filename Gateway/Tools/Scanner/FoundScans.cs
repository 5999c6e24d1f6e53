using System.ComponentModel;

namespace Gateway.Tools.Scanner;

/// <summary>Scans that fit plain words.</summary>
internal sealed record FoundScans
{
    [Description("The best fit first; empty when no word fits any scan.")]
    public required IReadOnlyList<ScanEntry> Scans { get; init; }

    public required int Count { get; init; }
}
