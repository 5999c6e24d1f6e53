namespace Gateway.Access;

/// <summary>A request under way that came with a token, and can be cut off while it lasts.</summary>
/// <param name="until">When the access token is over; null for the gateway's own tokens, which are looked up.</param>
internal sealed class OpenRequest(HttpContext context, Caller caller, DateTimeOffset? until)
{
    private readonly Lock _lock = new();
    private HttpContext? _context = context;

    public Caller Caller { get; } = caller;

    public DateTimeOffset? Until { get; } = until;

    /// <summary>How often in a row the token was not found to hold.</summary>
    public int Missed { get; set; }

    /// <summary>From here on the context belongs to another request.</summary>
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
