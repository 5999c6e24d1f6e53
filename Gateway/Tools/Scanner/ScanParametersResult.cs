using System.ComponentModel;

namespace Gateway.Tools.Scanner;

/// <summary>A part of the scanner parameters.</summary>
internal sealed record ScanParametersResult
{
    public required ScanSection Section { get; init; }

    [Description("What this is.")]
    public string? Description { get; init; }

    public required IReadOnlyList<ScanEntry> Parameters { get; init; }

    [Description("Of the section that search and instrument leave.")]
    public required int Count { get; init; }
}
