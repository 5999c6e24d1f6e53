namespace Gateway.Registry;

/// <summary>The names of the scopes, as they stand in tokens, challenges and metadata.</summary>
public static class AccessScopes
{
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
