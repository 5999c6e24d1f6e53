namespace TwsSimulator.Handlers.History;

/// <summary>TWS's limits on history requests: none twice within 15 seconds, no more than 60 in ten minutes.</summary>
internal sealed class HistoryPacing(TimeProvider time)
{
    private const int MostInWindow = 60;

    private static readonly TimeSpan Identical = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Queue<(long Stamp, HistoryRequest Request)> _seen = new();

    /// <summary>False when the request comes too early.</summary>
    public bool Allow(HistoryRequest request)
    {
        while (_seen.TryPeek(out var oldest) && time.GetElapsedTime(oldest.Stamp) >= Window)
            _seen.Dequeue();
        var key = request with { ReqId = 0 };
        if (_seen.Count >= MostInWindow || _seen.Any(entry => entry.Request == key && time.GetElapsedTime(entry.Stamp) < Identical))
            return false;
        _seen.Enqueue((time.GetTimestamp(), key));
        return true;
    }
}
