using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.Scanner;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Scanner;
using Gateway.Tws.Resilience;

namespace Gateway.Tws.Api.Scanner;

/// <inheritdoc cref="IScannerApi"/>
internal sealed class ScannerApi(ITwsConnection connection, TwsApiOptions options, TimeProvider clock) : IScannerApi
{
    private readonly SharedStreams<string, IReadOnlyList<ScanRow>> _scans = new(connection);

    public async Task<string> ParametersAsync(CancellationToken cancellationToken)
    {
        var answer = await connection.Session
            .AskAsync<ScannerParametersMessage>(new ReqScannerParametersRequest(), options.HistoryDeadline, cancellationToken).ConfigureAwait(false);
        return answer.Xml;
    }

    public Task<IReadOnlyList<ScanRow>> ScanAsync(ScannerSubscription subscription, CancellationToken cancellationToken) => new ScanReply().AskAsync(
        connection.Session,
        id => new ReqScannerSubscriptionRequest(id, subscription),
        id => new CancelScannerSubscriptionRequest(id),
        alwaysCancel: true, "scan", options.HistoryDeadline, clock, cancellationToken);

    public IAsyncEnumerable<StreamItem<IReadOnlyList<ScanRow>>> StreamAsync(ScannerSubscription subscription, CancellationToken cancellationToken) =>
        _scans.ReadAsync(Key(subscription), () => new ScanStream(subscription, clock), cancellationToken);

    /// <summary>Lists compare by identity, so the pairs are told apart by their texts.</summary>
    private static string Key(ScannerSubscription subscription) =>
        string.Join('|', [subscription.ToString(), .. subscription.FilterOptions.Concat(subscription.Options).Select(pair => pair.ToString())]);
}
