using Gateway.Tools.Scanner;

namespace Gateway.Resources;

/// <summary>The whole catalogue of scans.</summary>
internal sealed record ScanCatalogView
{
    public required IReadOnlyList<ScanEntry> Scans { get; init; }

    public required IReadOnlyList<ScanEntry> Instruments { get; init; }

    public required IReadOnlyList<ScanEntry> Locations { get; init; }

    public required IReadOnlyList<ScanEntry> Filters { get; init; }
}
