using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>
/// Cancels what is open, one round at a time: it sends cancels without asking first whether the link answers, so that a TWS that was frozen finds
/// them when it goes on. For one caller at a time.
/// </summary>
internal sealed class OrderSweep(ITwsConnection connection, OrderCache cache, OrderQueries queries, TimeProvider clock)
{
    /// <summary>More orders than this are cancelled by one request, if all that is open is this client's.</summary>
    private const int MostSingly = 20;

    private static readonly TimeSpan ListTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(3);

    private readonly Dictionary<int, long> _asked = [];
    private ITwsSession? _session;
    private long? _askedForAll;

    public async Task<SweepResult> RunAsync(bool allClients, bool mayCancelAll, CancellationToken cancellationToken)
    {
        var session = connection.Session;
        Begin(session);
        List<ITwsRequest> cancels = [];
        var known = cache.Unfinished();
        if (allClients)
            CancelAll(cancels);
        else if (known.Count <= MostSingly)
            CancelEach(cancels, known);
        // What is known is cancelled before TWS is asked for the rest.
        await WriteAsync(session, cancels, cancellationToken).ConfigureAwait(false);

        var list = await ListAsync(cancellationToken).ConfigureAwait(false);
        cancels.Clear();
        var listed = list?.ToLookup(IsOwn);
        List<OrderEntry> own = [.. (listed?[true] ?? []).Concat(cache.Unlisted()).DistinctBy(order => order.OrderId)];
        List<OrderEntry> others = [.. listed?[false] ?? []];
        if (mayCancelAll && (list is null || (own.Count > MostSingly && others.Count == 0)))
            CancelAll(cancels);
        else if (!allClients)
            CancelEach(cancels, own);
        await WriteAsync(session, cancels, cancellationToken).ConfigureAwait(false);
        return new SweepResult(
            list is not null, list is null ? [.. cache.Unfinished()] : own, others, [.. known.Concat(own).DistinctBy(order => order.OrderId)]);
    }

    private bool IsOwn(OrderEntry order) => order.ClientId == connection.Status.Endpoint.ClientId && order.OrderId != 0;

    private void Begin(ITwsSession session)
    {
        if (_session == session)
            return;
        _session = session;
        _asked.Clear();
        _askedForAll = null;
    }

    /// <summary>Null when TWS did not list all of them in time.</summary>
    private async Task<IReadOnlyList<OrderEntry>?> ListAsync(CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(ListTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            var open = await queries.OpenAsync(allClients: true, either.Token).ConfigureAwait(false);
            return open.Complete ? open.Items : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception refused) when (refused is TwsRequestException or TwsTimeoutException)
        {
            return null;
        }
    }

    private void CancelEach(List<ITwsRequest> cancels, IEnumerable<OrderEntry> orders)
    {
        foreach (var order in orders.Where(order => MayAsk(_asked.TryGetValue(order.OrderId, out var at) ? at : null)))
        {
            _asked[order.OrderId] = clock.GetTimestamp();
            cancels.Add(new CancelOrderRequest(order.OrderId));
        }
    }

    /// <summary>The global cancel leaves out what TWS keeps untransmitted.</summary>
    private void CancelAll(List<ITwsRequest> cancels)
    {
        CancelEach(cancels, cache.Unlisted());
        if (!MayAsk(_askedForAll))
            return;
        _askedForAll = clock.GetTimestamp();
        cancels.Add(new ReqGlobalCancelRequest());
    }

    private bool MayAsk(long? askedAt) => askedAt is not { } at || clock.GetElapsedTime(at) >= AskAgain;

    private static Task<WriteOutcome[]> WriteAsync(ITwsSession session, List<ITwsRequest> cancels, CancellationToken cancellationToken) =>
        Task.WhenAll(cancels.Select(cancel => session.WriteAsync([cancel], gate: null, ready: null, cancellationToken)));
}

/// <summary>What a round of cancels left.</summary>
/// <param name="Complete">TWS listed all that is open.</param>
/// <param name="Own">This client's orders that have not ended, those included of which TWS may not know.</param>
/// <param name="Others">Open orders of other clients, and of TWS itself; none where the list is not complete.</param>
/// <param name="Seen">This client's orders that were open when the round began or when TWS listed them.</param>
public sealed record SweepResult(
    bool Complete, IReadOnlyList<OrderEntry> Own, IReadOnlyList<OrderEntry> Others, IReadOnlyList<OrderEntry> Seen);
