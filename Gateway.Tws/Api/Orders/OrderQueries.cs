using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>
/// Requests orders and fills from TWS. The answers update the order cache like live messages; the returned lists are made from its entries.
/// </summary>
internal sealed class OrderQueries(ITwsConnection connection, OrderCache cache, TwsApiOptions options, TimeProvider clock)
{
    public async Task<Snapshot<OrderEntry>> OpenAsync(bool allClients, CancellationToken cancellationToken)
    {
        ITwsRequest request = allClients ? new ReqAllOpenOrdersRequest() : new ReqOpenOrdersRequest();
        var answer = await connection.Session.CollectAsync<OpenOrderMessage, OpenOrderEndMessage>(
            request, cancel: null, options.Deadline, cancellationToken).ConfigureAwait(false);
        var entries = answer.Items
            .Where(item => !item.Order.WhatIf)
            .DistinctBy(item => (item.Order.PermId, item.Order.ClientId, item.OrderId))
            .Select(EntryOf)
            .Where(entry => !entry.IsDone);
        return new Snapshot<OrderEntry>(entries.ToArray(), answer.Complete);
    }

    public async Task<Snapshot<OrderEntry>> CompletedAsync(bool apiOnly, CancellationToken cancellationToken)
    {
        var answer = await connection.Session.CollectAsync<CompletedOrderMessage, CompletedOrdersEndMessage>(
            new ReqCompletedOrdersRequest(apiOnly), cancel: null, options.Deadline, cancellationToken).ConfigureAwait(false);
        var entries = answer.Items
            .DistinctBy(item => item.Order.PermId)
            .Select(item => cache.FindByPermId(item.Order.PermId) ?? new OrderEntry().With(item));
        return new Snapshot<OrderEntry>(entries.ToArray(), answer.Complete);
    }

    /// <summary>The fills alone, without the wait for their commissions.</summary>
    public async Task<Snapshot<ExecutionDataMessage>> ReadExecutionsAsync(ExecutionFilter filter, CancellationToken cancellationToken)
    {
        var answer = await connection.Session.CollectAsync<ExecutionDataMessage, ExecutionDataEndMessage>(
            id => new ReqExecutionsRequest(id, filter), cancel: null, alwaysCancel: false, options.Deadline, cancellationToken).ConfigureAwait(false);
        foreach (var item in answer.Items)
            cache.Accept(item);
        return answer;
    }

    public async Task<Snapshot<ExecutionEntry>> ExecutionsAsync(ExecutionFilter filter, CancellationToken cancellationToken)
    {
        var answer = await ReadExecutionsAsync(filter, cancellationToken).ConfigureAwait(false);
        var items = WithoutCorrected(answer.Items);
        await AwaitCommissionsAsync(items, cancellationToken).ConfigureAwait(false);
        return new Snapshot<ExecutionEntry>([.. items.Select(EntryOf)], answer.Complete);
    }

    /// <summary>A correction has the id of the fill it replaces, with a higher number after the last dot.</summary>
    private static List<ExecutionDataMessage> WithoutCorrected(IReadOnlyList<ExecutionDataMessage> items) =>
    [
        .. items
            .GroupBy(item => item.Execution.ExecId.LastIndexOf('.') is > 0 and var dot ? item.Execution.ExecId[..dot] : item.Execution.ExecId)
            .Select(group => group.MaxBy(item => item.Execution.ExecId, StringComparer.Ordinal)!),
    ];

    private async Task AwaitCommissionsAsync(List<ExecutionDataMessage> items, CancellationToken cancellationToken)
    {
        var signal = new AsyncSignal();
        var deadline = new Deadline(clock, options.CommissionGrace);
        cache.CommissionReported += Wake;
        try
        {
            while (items.Exists(item => EntryOf(item).Commission is null)
                && await signal.WaitAsync(deadline.Remaining, clock, cancellationToken).ConfigureAwait(false))
            {
            }
        }
        finally
        {
            cache.CommissionReported -= Wake;
        }

        void Wake(ExecutionEntry? fill) => signal.Set();
    }

    private ExecutionEntry EntryOf(ExecutionDataMessage item) =>
        cache.FindExecution(item.Execution.ExecId) ?? new ExecutionEntry(item.Contract, item.Execution, null);

    private OrderEntry EntryOf(OpenOrderMessage item) =>
        (item.Order.PermId > 0 ? cache.FindByPermId(item.Order.PermId) : cache.Find(item.OrderId)) ?? new OrderEntry().With(item);
}
