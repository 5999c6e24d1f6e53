namespace TwsSimulator.Handlers.History;

/// <summary>
/// TWS's limits on history requests: none twice within 15 seconds, no more than 60 in ten minutes, where bids with asks count twice.
/// </summary>
internal sealed class HistoryPacing(TimeProvider time)
{
    private const int MostInWindow = 60;

    private static readonly TimeSpan Identical = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Queue<(long Stamp, object Request, int Weight)> _seen = new();

    /// <summary>False when the request comes too early.</summary>
    /// <param name="request">Equal to another when all but its id is the same.</param>
    public bool Allow(object request, int weight)
    {
        while (_seen.TryPeek(out var oldest) && time.GetElapsedTime(oldest.Stamp) >= Window)
            _seen.Dequeue();
        if (_seen.Sum(entry => entry.Weight) + weight > MostInWindow
            || _seen.Any(entry => entry.Request.Equals(request) && time.GetElapsedTime(entry.Stamp) < Identical))
            return false;
        _seen.Enqueue((time.GetTimestamp(), request, weight));
        return true;
    }
}
