using Gateway.Configuration;

namespace Gateway.Access;

/// <summary>Admits every call, whether by MCP, plain HTTP or WebSocket: checks the caller's limits and scopes.</summary>
internal sealed class CallGate(CallLimits limits, OAuthOptions oauth)
{
    /// <summary>Counts the call against the caller's limits, then checks its scopes. A call refused for its scopes has been counted too.</summary>
    /// <returns>The call's permit; dispose it when the call has ended.</returns>
    /// <exception cref="CallRefusedException">429 when a limit is exceeded; 403 when a scope is missing.</exception>
    public CallPermit Enter(Caller caller, CallKind kind, AccessScope needed)
    {
        if (caller.IsOverRemoteRate && kind != CallKind.Stop)
            throw OverRemoteRate();
        var permit = limits.Enter(caller, kind);
        if (caller.May(needed))
            return permit;
        permit.Dispose();
        throw Refusal(caller, needed);
    }

    /// <summary>Checks the scopes without counting a call, for requests that start nothing.</summary>
    /// <exception cref="CallRefusedException">403: a scope is missing; 429: the caller's address is over its limit.</exception>
    public void Demand(Caller caller, AccessScope needed)
    {
        if (caller.IsOverRemoteRate)
            throw OverRemoteRate();
        if (!caller.May(needed))
            throw Refusal(caller, needed);
    }

    private static CallLimitException OverRemoteRate() => new(
        "This address is over its limit of requests a second (LIMITS_REMOTE_REQUESTS_PER_SECOND); nothing was done.", TimeSpan.FromSeconds(1));

    private InsufficientScopeException Refusal(Caller caller, AccessScope needed) =>
        new(caller, needed, BearerChallenge.Write(AccessScopes.Insufficient, needed, oauth.ResourceMetadata));
}
