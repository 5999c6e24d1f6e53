namespace TwsSimulator.Session;

/// <summary>Counts a client's messages over the last second.</summary>
internal sealed class MessageRate(int limit, TimeProvider time)
{
    private readonly Queue<long> _stamps = new();

    /// <summary>How often the limit was exceeded.</summary>
    public int Breaches { get; private set; }

    /// <summary>False when this message is one too many; counting then starts afresh.</summary>
    public bool Allow()
    {
        if (limit == 0)
            return true;
        while (_stamps.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= TimeSpan.FromSeconds(1))
            _stamps.Dequeue();
        _stamps.Enqueue(time.GetTimestamp());
        if (_stamps.Count <= limit)
            return true;
        _stamps.Clear();
        Breaches++;
        return false;
    }
}
