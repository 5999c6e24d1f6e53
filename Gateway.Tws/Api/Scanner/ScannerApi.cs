using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.Scanner;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Scanner;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Scanner;

/// <summary>Market scans: rankings of instruments by a code, within a location, through filters. TWS keeps at most ten at a time.</summary>
public sealed class ScannerApi(ITwsConnection connection, TwsApiOptions options, TimeProvider clock)
{
    private readonly SharedStreams<string, IReadOnlyList<ScanRow>> _scans = new(connection);

    /// <summary>What can be scanned: instruments, locations, scan codes and filters, as the XML that TWS sends (up to 2 MB).</summary>
    public async Task<string> ParametersAsync(CancellationToken cancellationToken = default)
    {
        var answer = await connection.Session
            .AskAsync<ScannerParametersMessage>(new ReqScannerParametersRequest(), options.HistoryDeadline, cancellationToken).ConfigureAwait(false);
        return answer.Xml;
    }

    /// <summary>The present ranking: at most 50 rows, none when nothing fits.</summary>
    /// <exception cref="TwsRequestException">162: a code that TWS does not know, or ten scans are open.</exception>
    public Task<IReadOnlyList<ScanRow>> ScanAsync(ScannerSubscription subscription, CancellationToken cancellationToken = default) =>
        new ScanReply().AskAsync(
            connection.Session,
            id => new ReqScannerSubscriptionRequest(id, subscription),
            id => new CancelScannerSubscriptionRequest(id),
            alwaysCancel: true, "scan", options.HistoryDeadline, clock, cancellationToken);

    /// <summary>The whole ranking each time TWS computes it, about twice a minute; a slow reader gets the latest.</summary>
    /// <exception cref="TwsRequestException">TWS refused or ended the scan.</exception>
    public IAsyncEnumerable<StreamItem<IReadOnlyList<ScanRow>>> StreamAsync(
        ScannerSubscription subscription, CancellationToken cancellationToken = default) =>
        _scans.ReadAsync(Key(subscription), () => new ScanStream(subscription, clock), cancellationToken);

    /// <summary>Lists compare by identity, so the key holds the filter pairs as text.</summary>
    private static string Key(ScannerSubscription subscription) =>
        string.Join('|', [subscription.ToString(), .. subscription.FilterOptions.Concat(subscription.Options).Select(pair => pair.ToString())]);
}

/// <summary>A scan whose ranking TWS updates regularly.</summary>
internal sealed class ScanStream(ScannerSubscription subscription, TimeProvider clock) : ConflatedStream<IReadOnlyList<ScanRow>>(clock)
{
    private IReadOnlyList<ScanRow>? _latest;

    public override ITwsRequest Start(int requestId) => new ReqScannerSubscriptionRequest(requestId, subscription);

    public override ITwsRequest Stop(int requestId) => new CancelScannerSubscriptionRequest(requestId);

    public override void Receive<TMessage>(in TMessage message)
    {
        if (message is ScannerDataMessage ranking)
            Tell(ranking.Rows);
    }

    public override void ReceiveError(TwsError error)
    {
        if (ScanErrors.MeansEmpty(error))
            Tell([]);
        else
            base.ReceiveError(error);
    }

    protected override bool HasPresent => _latest is not null;

    protected override IReadOnlyList<ScanRow> Present() => _latest!;

    protected override void Forget() => _latest = null;

    private void Tell(IReadOnlyList<ScanRow> rows)
    {
        lock (Gate)
        {
            _latest = rows;
            Update();
        }
    }
}
