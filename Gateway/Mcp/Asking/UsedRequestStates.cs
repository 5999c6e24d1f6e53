using Gateway.Handlers;

namespace Gateway.Mcp.Asking;

/// <summary>The single-use states that have been used; each is remembered until it expires.</summary>
internal sealed class UsedRequestStates(TimeProvider time)
{
    /// <summary>At this limit new states are refused, because a forgotten state could be used again.</summary>
    private const int Most = 10_000;

    private readonly Dictionary<Guid, DateTimeOffset> _used = [];
    private readonly Lock _lock = new();

    /// <exception cref="McpException">-32602: the state was used before.</exception>
    /// <exception cref="ToolException">Too many states are remembered.</exception>
    public void Add(Guid nonce, DateTimeOffset expires)
    {
        // An expired state is refused here: it may have been forgotten, and the request may have begun before it expired.
        if (expires <= time.GetUtcNow())
            throw RequestStates.Expired();
        lock (_lock)
        {
            if (_used.Count >= Most)
                Forget();
            if (_used.Count >= Most)
                throw ToolErrors.Failed(
                    "too_many_answers", $"{Most} answers have been used within minutes; this one was not.", "Try again in some minutes.",
                    retryable: true);
            if (!_used.TryAdd(nonce, expires))
                throw McpException.InvalidParams(
                    "The parameter \"requestState\" was used already: its answer counts once. Look up what became of it before you send the request "
                    + "again without it.");
        }
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var nonce in _used.Where(entry => entry.Value <= now).Select(entry => entry.Key).ToList())
            _used.Remove(nonce);
    }
}
