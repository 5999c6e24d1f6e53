namespace Gateway.Access;

/// <summary>A running request that was authenticated by a token and can be aborted when the token ends.</summary>
/// <param name="until">When the access token expires; null for the gateway's own tokens, which are looked up each time.</param>
internal sealed class OpenRequest(HttpContext context, Caller caller, DateTimeOffset? until)
{
    private readonly Lock _lock = new();
    private HttpContext? _context = context;

    public Caller Caller { get; } = caller;

    public DateTimeOffset? Until { get; } = until;

    /// <summary>How many checks in a row found the token no longer valid.</summary>
    public int Missed { get; set; }

    /// <summary>Ends the use of the context, which the server reuses for another request.</summary>
    public void Close()
    {
        lock (_lock)
            _context = null;
    }

    public void Abort()
    {
        lock (_lock)
            _context?.Abort();
    }
}
