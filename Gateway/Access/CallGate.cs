using Gateway.Configuration;

namespace Gateway.Access;

/// <summary>The one way in for every call, by MCP, plain HTTP or socket: within its caller's limits, and with the scopes that it needs.</summary>
internal sealed class CallGate(CallLimits limits, OAuthOptions oauth)
{
    /// <summary>Counts the call, then checks its scopes: what is refused has counted, too.</summary>
    /// <returns>The call's place, to be disposed when it has ended.</returns>
    /// <exception cref="CallRefusedException">429: too much. 403: a scope is lacking.</exception>
    public CallPermit Enter(Caller caller, CallKind kind, AccessScope needed)
    {
        var permit = limits.Enter(caller, kind);
        if (caller.May(needed))
            return permit;
        permit.Dispose();
        throw Refusal(caller, needed);
    }

    /// <summary>Checks the scopes of what is no call yet and counts nowhere.</summary>
    /// <exception cref="InsufficientScopeException">403: a scope is lacking.</exception>
    public void Demand(Caller caller, AccessScope needed)
    {
        if (!caller.May(needed))
            throw Refusal(caller, needed);
    }

    private InsufficientScopeException Refusal(Caller caller, AccessScope needed) =>
        new(caller, needed, BearerChallenge.Write(AccessScopes.Insufficient, needed, oauth.ResourceMetadata));
}
