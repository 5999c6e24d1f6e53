using System.Collections.Concurrent;
using Gateway.Telemetry;

namespace Gateway.Access;

/// <summary>
/// Revokes tokens while they are in use: when a token expires, is removed from the token file or loses a scope there, its open requests are aborted.
/// For the gateway's own tokens, the caller's sessions, started streams and tasks are ended too. The same happens at once to local callers without a
/// token when <see cref="LocalAccess"/> no longer lets them in.
/// </summary>
/// <remarks>
/// A token is also checked with every new request; these checks are for requests that last. A token counts as revoked after <see cref="Looks"/>
/// failed checks in a row, so that a token file that is just being written ends nothing. The holder of an OAuth access token may return with a new
/// one, so its sessions and tasks are kept.
/// </remarks>
internal sealed partial class TokenRevocation : IDisposable
{
    public const int Looks = 2;
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly BearerTokens _tokens;
    private readonly LocalAccess _local;
    private readonly IReadOnlyList<ICallerResources> _holdings;
    private readonly TimeProvider _time;
    private readonly ILogger<TokenRevocation> _logger;
    private readonly ConcurrentDictionary<OpenRequest, bool> _requests = new();
    private readonly ConcurrentDictionary<string, Caller> _callers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _missed = new(StringComparer.Ordinal);
    private readonly Lock _looking = new();
    private readonly ITimer _timer;

    public TokenRevocation(
        BearerTokens tokens, LocalAccess local, IEnumerable<ICallerResources> holdings, TimeProvider time, ILogger<TokenRevocation> logger)
    {
        _tokens = tokens;
        _local = local;
        _holdings = [.. holdings];
        _time = time;
        _logger = logger;
        _timer = time.CreateTimer(static watch => ((TokenRevocation)watch!).Look(), this, Interval, Interval);
        local.Changed += LookAfterLocal;
    }

    /// <summary>The number of open requests that were authenticated by a token.</summary>
    public int Count => _requests.Keys.Count(request => request.Caller.Id is not null);

    /// <param name="until">When the access token expires; null for the gateway's own tokens.</param>
    /// <returns>The open request; pass it to <see cref="Leave"/> when the request has ended.</returns>
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

    public void Dispose()
    {
        _local.Changed -= LookAfterLocal;
        _timer.Dispose();
    }

    private void LookAfterLocal()
    {
        if (_local.Why is not { } why)
            return;
        var ended = 0;
        foreach (var request in _requests.Keys.Where(request => request.Caller.Id is null))
        {
            request.Abort();
            ended++;
        }

        var held = _holdings.Select(held => $"{held.EndAllOf(null)} {held.Noun}").ToList();
        LogLocalEnded(why, ended, string.Join(", ", held));
    }

    private void Look()
    {
        // When a check takes longer than the interval, the next one is skipped.
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

    private bool Holds(Caller caller, DateTimeOffset? until) =>
        caller.Id is null ? _local.Caller is not null
        : until is { } end ? _time.GetUtcNow() < end
        : _tokens.Holds(caller);

    [LoggerMessage(
        EventIds.TokenEnded, LogLevel.Information,
        "The token of {Caller} is no longer valid, or lost scopes: ended its requests and {Ended}.")]
    private partial void LogEnded(string? caller, string ended);

    [LoggerMessage(EventIds.LocalEnded, LogLevel.Warning, "{Why} Ended {Requests} request(s) without a token and {Ended}.")]
    private partial void LogLocalEnded(string why, int requests, string ended);
}
