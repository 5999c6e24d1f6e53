using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Scanner;

/// <summary>Market scans: rankings of instruments by a code, within a location, through filters. TWS keeps at most ten at a time.</summary>
public interface IScannerApi
{
    /// <summary>What can be scanned: instruments, locations, scan codes and filters, as the XML that TWS sends (up to 2 MB).</summary>
    Task<string> ParametersAsync(CancellationToken cancellationToken = default);

    /// <summary>The present ranking: at most 50 rows, none when nothing fits.</summary>
    /// <exception cref="TwsRequestException">162: a code that TWS does not know, or ten scans are open.</exception>
    Task<IReadOnlyList<ScanRow>> ScanAsync(ScannerSubscription subscription, CancellationToken cancellationToken = default);

    /// <summary>The whole ranking each time TWS computes it, about twice a minute; a slow reader gets the latest.</summary>
    /// <exception cref="TwsRequestException">TWS refused or ended the scan.</exception>
    IAsyncEnumerable<StreamItem<IReadOnlyList<ScanRow>>> StreamAsync(ScannerSubscription subscription, CancellationToken cancellationToken = default);
}
