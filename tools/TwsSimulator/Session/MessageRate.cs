namespace TwsSimulator.Session;

/// <summary>Counts a client's messages over the last second.</summary>
internal sealed class MessageRate(int limit, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Queue<long> _stamps = new();

    /// <summary>How often the limit was exceeded.</summary>
    public int Breaches { get; private set; }

    /// <summary>Counts a message. False when it is one too many; counting then starts afresh.</summary>
    public bool Allow()
    {
        if (limit == 0)
            return true;
        Forget();
        _stamps.Enqueue(time.GetTimestamp());
        if (_stamps.Count <= limit)
            return true;
        _stamps.Clear();
        Breaches++;
        return false;
    }

    /// <summary>Counts a message, after waiting until it is within the limit.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (limit == 0)
            return;
        Forget();
        while (_stamps.Count >= limit)
        {
            // The clock has moved on since the look before: what is due by now is not waited for.
            if (Window - time.GetElapsedTime(_stamps.Peek()) is var left && left > TimeSpan.Zero)
                await Task.Delay(left, time, cancellationToken);
            Forget();
        }
        _stamps.Enqueue(time.GetTimestamp());
    }

    private void Forget()
    {
        while (_stamps.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Window)
            _stamps.Dequeue();
    }
}
