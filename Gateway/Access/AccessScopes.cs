namespace Gateway.Access;

/// <summary>What a caller may do; a token carries any number of them. Their names on the wire are those of <see cref="AccessScopes"/>.</summary>
[Flags]
public enum AccessScope
{
    /// <summary>Nothing; for a tool: open to every caller.</summary>
    None = 0,

    /// <summary>"market:read": contracts, quotes, history, streams of market data.</summary>
    MarketRead = 1,

    /// <summary>"account:read": accounts, positions, P&amp;L, orders and executions as they are.</summary>
    AccountRead = 2,

    /// <summary>"orders:preview": what an order would cost, without sending it.</summary>
    OrdersPreview = 4,

    /// <summary>"orders:write": send, change and cancel orders.</summary>
    OrdersWrite = 8,

    /// <summary>"admin": the gateway itself: its connection, its policy.</summary>
    Admin = 16,

    All = MarketRead | AccountRead | OrdersPreview | OrdersWrite | Admin,
}

/// <summary>The names of the scopes, as they stand in tokens, challenges and metadata.</summary>
public static class AccessScopes
{
    /// <summary>The code of the error that tells a caller of a lacking scope, in bodies and in challenges (RFC 6750).</summary>
    public const string Insufficient = "insufficient_scope";

    /// <summary>What the caller can do about it.</summary>
    public const string InsufficientHint = "Use a token that has it.";

    private static readonly (AccessScope Scope, string Name)[] Names =
    [
        (AccessScope.MarketRead, "market:read"),
        (AccessScope.AccountRead, "account:read"),
        (AccessScope.OrdersPreview, "orders:preview"),
        (AccessScope.OrdersWrite, "orders:write"),
        (AccessScope.Admin, "admin"),
    ];

    /// <summary>Every name, in a fixed order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Names.Select(entry => entry.Name)];

    /// <summary>The names of the scopes in the set, in a fixed order.</summary>
    public static IReadOnlyList<string> NamesOf(AccessScope scopes) =>
        [.. Names.Where(entry => scopes.HasFlag(entry.Scope)).Select(entry => entry.Name)];

    public static bool TryParse(string name, out AccessScope scope)
    {
        scope = Array.Find(Names, entry => entry.Name == name).Scope;
        return scope != AccessScope.None;
    }
}

/// <summary>Scopes in words, for the documentation.</summary>
internal static class ScopeText
{
    public static string Of(AccessScope scope) =>
        scope == AccessScope.None ? "none" : string.Join(" and ", AccessScopes.NamesOf(scope).Select(name => $"`{name}`"));
}
