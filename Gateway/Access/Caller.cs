using Gateway.Configuration;

namespace Gateway.Access;

/// <summary>The caller of a request: who it is and what it may do.</summary>
/// <param name="Id">An id that differs for every token holder and is not secret; null for a local caller without a token.</param>
/// <param name="Name">The token's name for logs and audits; null when <paramref name="Id"/> is null.</param>
public sealed record Caller(string? Id, string? Name, AccessScope Scopes)
{
    /// <summary>A program on this machine that needs no token (<see cref="LocalAccess"/>). It has every scope.</summary>
    public static readonly Caller Local = new(null, null, AccessScope.All);

    /// <summary>A program on this machine that may read without a token.</summary>
    public static readonly Caller LocalReader = new(null, null, AccessScope.MarketRead | AccessScope.AccountRead);

    /// <summary>Whether the owner of the gateway lets this caller send orders without a person's approval.</summary>
    public bool Unattended { get; init; }

    /// <summary>Whether its address is over the limit of remote requests: it may then only stop or withdraw orders.</summary>
    internal bool IsOverRemoteRate { get; init; }

    /// <summary>The limits of the token's orders, beside those of all callers; null for none.</summary>
    internal PolicyOptions? Limits { get; init; }

    /// <summary>True when the caller holds every scope that is needed.</summary>
    public bool May(AccessScope needed) => (Scopes & needed) == needed;

    /// <summary>An error text for people and models that names the missing scopes.</summary>
    /// <param name="what">What needs the scopes, as it reads in the text.</param>
    public string Lacks(AccessScope needed, string what = "this") =>
        $"{(Id is null ? "A caller without a token" : "The token of this request")} does not have the scope "
        + $"{string.Join(' ', AccessScopes.NamesOf(needed & ~Scopes))}, which {what} needs.";
}

/// <summary>Resources that outlive a caller's requests and end with its token: sessions, tasks, started streams.</summary>
/// <remarks>An interface because <see cref="TokenRevocation"/> must not depend on the namespaces that keep these resources.</remarks>
internal interface ICallerResources
{
    /// <summary>The name of the resources in the log, such as "session(s)".</summary>
    string Noun { get; }

    /// <summary>Ends all resources of the caller.</summary>
    /// <param name="callerId">Null for the local callers without a token, who share one id.</param>
    /// <returns>How many were ended.</returns>
    int EndAllOf(string? callerId);
}
