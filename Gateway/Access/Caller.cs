namespace Gateway.Access;

/// <summary>Who calls: told apart from others for as long as its token is valid, and what it may do.</summary>
/// <param name="Id">Different for every holder of a token, and no secret; null for a caller of this machine that needed no token.</param>
/// <param name="Name">The token's name for logs and audits; null where <paramref name="Id"/> is.</param>
public sealed record Caller(string? Id, string? Name, AccessScope Scopes)
{
    /// <summary>A program on this machine, where no token is asked for: it may do everything.</summary>
    public static readonly Caller Local = new(null, null, AccessScope.All);

    /// <summary>True when the caller holds every scope that is needed.</summary>
    public bool May(AccessScope needed) => (Scopes & needed) == needed;

    /// <summary>Says for people and models which of the needed scopes the caller lacks.</summary>
    /// <param name="what">What needs them.</param>
    public string Lacks(AccessScope needed, string what = "this") =>
        $"The token of this request does not have the scope {string.Join(' ', AccessScopes.NamesOf(needed & ~Scopes))}, which {what} needs.";
}

/// <summary>Something that is kept for callers beyond their requests, and that ends with their token.</summary>
/// <remarks>An interface because those who watch tokens do not know what is kept: sessions, tasks and started streams are kept in rooms above.</remarks>
internal interface ICallerResources
{
    /// <summary>What is kept, for the log: "session(s)".</summary>
    string Noun { get; }

    /// <summary>Ends what is kept for the caller.</summary>
    /// <returns>How much that was.</returns>
    int EndAllOf(string callerId);
}
