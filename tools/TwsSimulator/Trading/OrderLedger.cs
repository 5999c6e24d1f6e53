namespace TwsSimulator.Trading;

/// <summary>
/// Everything that happened to orders since the start, what TWS itself forgets overnight included: the truth that a check from outside compares a
/// client with.
/// </summary>
internal sealed class OrderLedger
{
    /// <summary>Of each list; the oldest entries go first.</summary>
    private const int Most = 100_000;

    private readonly Queue<SimOrder> _orders = new();
    private readonly Queue<Fill> _fills = new();
    private readonly Queue<RefusedRequest> _refused = new();

    /// <summary>Orders that entered the book, untransmitted and rejected ones included.</summary>
    public IReadOnlyCollection<SimOrder> Orders => _orders;

    public IReadOnlyCollection<Fill> Fills => _fills;

    /// <summary>Requests about orders that were answered with an error.</summary>
    public IReadOnlyCollection<RefusedRequest> Refused => _refused;

    public void Add(SimOrder order) => Add(_orders, order);

    public void Add(Fill fill) => Add(_fills, fill);

    public void Add(RefusedRequest refused) => Add(_refused, refused);

    private static void Add<T>(Queue<T> queue, T entry)
    {
        if (queue.Count == Most)
            queue.Dequeue();
        queue.Enqueue(entry);
    }
}

/// <summary>A request about an order that was answered with an error.</summary>
internal sealed record RefusedRequest(DateTimeOffset Time, OrderKey Key, OrderRefusal Refusal);
