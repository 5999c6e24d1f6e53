namespace Gateway.Registry;

/// <summary>Scopes in words, for the documentation.</summary>
internal static class ScopeText
{
    public static string Of(AccessScope scope) =>
        scope == AccessScope.None ? "none" : string.Join(" and ", AccessScopes.NamesOf(scope).Select(name => $"`{name}`"));
}
