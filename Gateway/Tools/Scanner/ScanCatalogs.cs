using System.Xml;
using Gateway.Handlers;
using Gateway.Tws.Api;

namespace Gateway.Tools.Scanner;

/// <summary>The catalogue of scans, kept for an hour: TWS sends up to 2 MB of it.</summary>
internal sealed class ScanCatalogs(TwsClient client, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private volatile Known? _known;

    public async Task<ScanCatalog> GetAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known && time.GetElapsedTime(known.At) < Kept)
            return known.Catalog;
        var xml = await client.Scanner.ParametersAsync(cancellationToken);
        try
        {
            _known = new Known(ScanCatalog.Parse(xml), time.GetTimestamp());
            return _known.Catalog;
        }
        catch (XmlException broken)
        {
            throw ToolErrors.Failed("unreadable", $"TWS sent scanner parameters that are not XML: {broken.Message}", retryable: true);
        }
    }

    private sealed record Known(ScanCatalog Catalog, long At);
}
