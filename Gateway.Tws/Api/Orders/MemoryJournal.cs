using System.Collections.Concurrent;

namespace Gateway.Tws.Api.Orders;

/// <summary>The journal of a client that is given none: it forgets everything with the client.</summary>
public sealed class MemoryJournal(TimeProvider clock) : IOrderJournal
{
    private readonly ConcurrentDictionary<string, JournalOrder> _orders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ExecutionEntry> _fills = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _filledAt = new(StringComparer.Ordinal);

    public Task RecordAsync(IReadOnlyList<JournalOrder> orders)
    {
        foreach (var order in orders)
            Note(order);
        return Task.CompletedTask;
    }

    public void Note(JournalOrder order)
    {
        if (order.Entry.Order.OrderRef is { Length: > 0 } key)
            _orders[key] = order;
    }

    public void Note(ExecutionEntry fill)
    {
        _filledAt.TryAdd(fill.Execution.ExecId, clock.GetUtcNow());
        _fills[fill.Execution.ExecId] = fill;
    }

    public JournalOrder? Find(string orderRef) => _orders.GetValueOrDefault(orderRef);

    public IReadOnlyList<JournalOrder> Unfinished() =>
        [.. _orders.Values.Where(order => !OrderJudge.IsFinal(order.Phase)).OrderBy(order => order.SentAt)];

    public IReadOnlyList<ExecutionEntry> Fills(DateTimeOffset since) =>
        [.. _fills.Values.Where(fill => _filledAt[fill.Execution.ExecId] >= since).OrderBy(fill => _filledAt[fill.Execution.ExecId])];

    public int HighestOrderId(int clientId) => _orders.Values.Where(order => order.Entry.ClientId == clientId)
        .Select(order => order.Entry.OrderId).DefaultIfEmpty(0).Max();
}
