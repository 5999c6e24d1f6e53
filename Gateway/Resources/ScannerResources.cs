using Gateway.Access;
using Gateway.Handlers;
using Gateway.Tools.Scanner;

namespace Gateway.Resources;

/// <summary>The scanner parameters.</summary>
[Toolset("scanner", AccessScope.MarketRead)]
internal sealed class ScannerResources(ScanCatalogs catalogs)
{
    [Resource("ibkr://scanner/catalog", "scanner-catalog", "Scanner catalogue", TtlMs = 3_600_000)]
    [Description("Every scan code, instrument, location and filter that TWS has, with names. Long; ibkr_find_scans finds a few by plain words.")]
    public async Task<ScanCatalogView> CatalogAsync(CancellationToken cancellationToken)
    {
        var catalog = await catalogs.GetAsync(cancellationToken);
        return new ScanCatalogView
        {
            Scans = catalog.Scans,
            Instruments = catalog.Instruments,
            Locations = catalog.Locations,
            Filters = catalog.Filters,
        };
    }
}

/// <summary>The whole catalogue of scans.</summary>
internal sealed record ScanCatalogView
{
    public required IReadOnlyList<ScanEntry> Scans { get; init; }

    public required IReadOnlyList<ScanEntry> Instruments { get; init; }

    public required IReadOnlyList<ScanEntry> Locations { get; init; }

    public required IReadOnlyList<ScanEntry> Filters { get; init; }
}
