using System.Collections.Concurrent;
using Gateway.Telemetry;

namespace Gateway.Access;

/// <summary>
/// Ends what a token has opened once it no longer holds: it expired, was withdrawn from the token file, or has fewer scopes there than before. Its requests and
/// streams are cut off; with a token of the gateway's own its sessions are closed, the streams that it started are stopped, and its tasks are asked to end too.
/// </summary>
/// <remarks>
/// Every request is checked when it comes; this is for what lasts. A token counts as gone when it is missing at <see cref="Looks"/> looks in a row, so that a
/// file that is just being written ends nothing. Who comes with an access token may come back with a fresh one, so its sessions and tasks stay.
/// </remarks>
internal sealed partial class TokenRevocation : IDisposable
{
    public const int Looks = 2;
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly BearerTokens _tokens;
    private readonly IReadOnlyList<ICallerResources> _holdings;
    private readonly TimeProvider _time;
    private readonly ILogger<TokenRevocation> _logger;
    private readonly ConcurrentDictionary<OpenRequest, bool> _requests = new();
    private readonly ConcurrentDictionary<string, Caller> _callers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _missed = new(StringComparer.Ordinal);
    private readonly Lock _looking = new();
    private readonly ITimer _timer;

    public TokenRevocation(BearerTokens tokens, IEnumerable<ICallerResources> holdings, TimeProvider time, ILogger<TokenRevocation> logger)
    {
        _tokens = tokens;
        _holdings = [.. holdings];
        _time = time;
        _logger = logger;
        _timer = time.CreateTimer(static watch => ((TokenRevocation)watch!).Look(), this, Interval, Interval);
    }

    /// <summary>How many requests with a token are under way.</summary>
    public int Count => _requests.Count;

    /// <param name="until">When the access token is over; null for the gateway's own tokens.</param>
    /// <returns>To be given to <see cref="Leave"/> when the request has ended.</returns>
    public OpenRequest Enter(HttpContext context, Caller caller, DateTimeOffset? until)
    {
        var request = new OpenRequest(context, caller, until);
        _requests[request] = true;
        if (until is null && caller.Id is { } id)
            _callers.TryAdd(id, caller);
        return request;
    }

    public void Leave(OpenRequest request)
    {
        request.Close();
        _requests.TryRemove(request, out _);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        // A look that takes longer than the interval is not joined by another.
        if (!_looking.TryEnter())
            return;
        try
        {
            foreach (var request in _requests.Keys)
            {
                request.Missed = Holds(request.Caller, request.Until) ? 0 : request.Missed + 1;
                if (request.Missed == Looks)
                    request.Abort();
            }

            foreach (var caller in _callers.Values)
                LookAfter(caller);
        }
        finally
        {
            _looking.Exit();
        }
    }

    private void LookAfter(Caller caller)
    {
        var id = caller.Id!;
        var missed = Holds(caller, null) ? 0 : _missed.GetValueOrDefault(id) + 1;
        if (missed is > 0 and < Looks)
        {
            _missed[id] = missed;
            return;
        }

        _missed.Remove(id);
        if (missed == 0)
            return;
        _callers.TryRemove(id, out _);
        LogEnded(caller.Name, string.Join(", ", _holdings.Select(held => $"{held.EndAllOf(id)} {held.Noun}")));
    }

    private bool Holds(Caller caller, DateTimeOffset? until) => until is { } end ? _time.GetUtcNow() < end : _tokens.Holds(caller);

    [LoggerMessage(EventIds.TokenEnded, LogLevel.Information, "The token of {Caller} no longer holds, or not for all that it did: ended its requests and {Ended}.")]
    private partial void LogEnded(string? caller, string ended);
}
