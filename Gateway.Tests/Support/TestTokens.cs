using Gateway.Access;

namespace Gateway.Tests.Support;

/// <summary>Tokens of callers who may do more or less, and the lines of a token file that make them good.</summary>
internal static class TestTokens
{
    public const string All = "a-token-for-all-scopes";
    public const string Market = "a-token-for-market-data";
    public const string Nothing = "a-token-for-orders-preview";
    public const string Expired = "a-token-that-has-expired";

    public static string File { get; } = string.Join('\n',
        Line("all", AccessScope.All, All),
        Line("market", AccessScope.MarketRead, Market),
        Line("preview", AccessScope.OrdersPreview, Nothing),
        Line("old", AccessScope.All, Expired, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));

    public static string Line(string name, AccessScope scopes, string token, DateTimeOffset? expires = null) =>
        TokenLine.Write(new TokenEntry(name, scopes, TokenEntry.HashOf(token), expires));
}
