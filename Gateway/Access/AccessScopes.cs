namespace Gateway.Access;

/// <summary>The scopes of a token: what its caller may do. <see cref="AccessScopes"/> has their names on the wire.</summary>
[Flags]
public enum AccessScope
{
    /// <summary>No scope. A tool that needs none is open to every caller.</summary>
    None = 0,

    /// <summary>"market:read": contracts, quotes, history, streams of market data.</summary>
    MarketRead = 1,

    /// <summary>"account:read": accounts, positions, P&amp;L, orders and executions, for reading only.</summary>
    AccountRead = 2,

    /// <summary>"orders:preview": what an order would cost, without sending it.</summary>
    OrdersPreview = 4,

    /// <summary>"orders:write": send, change and cancel orders.</summary>
    OrdersWrite = 8,

    /// <summary>"admin": manage the gateway itself, such as its connection and its policy.</summary>
    Admin = 16,

    All = MarketRead | AccountRead | OrdersPreview | OrdersWrite | Admin,
}

/// <summary>The names of the scopes in tokens, challenges and metadata.</summary>
public static class AccessScopes
{
    /// <summary>The error code for a missing scope (RFC 6750), in response bodies and in challenges.</summary>
    public const string Insufficient = "insufficient_scope";

    /// <summary>The hint that goes with the error <see cref="Insufficient"/>.</summary>
    public const string InsufficientHint = "Use a token with this scope.";

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

/// <summary>Writes scopes as text for the documentation.</summary>
internal static class ScopeText
{
    public static string Of(AccessScope scope) =>
        scope == AccessScope.None ? "none" : string.Join(" and ", AccessScopes.NamesOf(scope).Select(name => $"`{name}`"));
}
