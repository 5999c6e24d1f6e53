using System.ComponentModel;
using Gateway.Registry;
using Gateway.Registry.Resources;
using Gateway.Tools.Scanner;

namespace Gateway.Resources;

/// <summary>What can be scanned.</summary>
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
