using Gateway.Handlers;

namespace Gateway.Mcp.Asking;

/// <summary>The states that count once and have been used; each is remembered until it would have expired anyway.</summary>
internal sealed class UsedRequestStates(TimeProvider time)
{
    /// <summary>Rather refuse than forget: a forgotten state could be used again.</summary>
    private const int Most = 10_000;

    private readonly Dictionary<Guid, DateTimeOffset> _spent = [];
    private readonly Lock _lock = new();

    /// <exception cref="McpException">-32602: the state was used before.</exception>
    /// <exception cref="ToolException">Too many are remembered at present.</exception>
    public void Add(Guid nonce, DateTimeOffset expires)
    {
        // What has been forgotten must not count again for a request that began before its state expired.
        if (expires <= time.GetUtcNow())
            throw RequestStates.Expired();
        lock (_lock)
        {
            if (_spent.Count >= Most)
                Forget();
            if (_spent.Count >= Most)
                throw ToolErrors.Failed("too_many_answers", $"{Most} answers have been used within minutes; this one was not.", "Try again in some minutes.", retryable: true);
            if (!_spent.TryAdd(nonce, expires))
                throw McpException.InvalidParams("The parameter \"requestState\" was used already: its answer counts once. Look up what became of it before you send the request again without it.");
        }
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var nonce in _spent.Where(entry => entry.Value <= now).Select(entry => entry.Key).ToList())
            _spent.Remove(nonce);
    }
}
