using Gateway.Access;
using Gateway.Configuration;

namespace Gateway;

/// <summary>The part of the start notice that says who may do what without a token, and where the token is.</summary>
internal sealed class AccessNotice(ServerOptions server, BearerTokens tokens, KeptToken kept, LocalAccess local)
{
    private const string Relay =
        "  A relay on this machine (nginx, HAProxy, socat, ssh -R) looks like a program on it. Before you run one, set LOCAL_WITHOUT_TOKEN=None.";

    /// <summary>The header that the commands of the notice send; null when local callers need none.</summary>
    public string? Authorization => local.Why is null ? null : $"Authorization: Bearer {(kept.IsNew ? tokens.Generated : "$GATEWAY_TOKEN")}";

    /// <param name="api">The address of the tools.</param>
    public string Write(string api) => $"""

        Access
        {Rule()}
        {Token()}{Commands(api)}

        """;

    /// <summary>The token, where some caller of the demo needs one; else nothing.</summary>
    public string WriteForDemo() =>
        kept.IsNew && (local.Why is not null || server.AllowedHosts.Count > 0) ? $"\n{Token()}\n" : "";

    private string Rule()
    {
        if (local.Why is { } why)
            return $"  {why}";
        var may = server.LocalWithoutToken == LocalWithoutToken.Read ? "only read" : "do everything";
        return $"  Without a token, programs on this machine may {may} while every account of TWS is a paper account\n"
            + $"  (LOCAL_WITHOUT_TOKEN={server.LocalWithoutToken}). When TWS names a live account, every caller needs the token.\n{Relay}";
    }

    private string Token() =>
        tokens.Generated is null ? "  Token: the one that is configured (GATEWAY_TOKEN, GATEWAY_TOKEN_FILE or OAUTH_ISSUER)."
        : kept is { IsNew: true, Path: { } made } ? $"  Token (made now, shown only here, kept in {made}):\n    {tokens.Generated}"
        : kept.Path is { } path ? $"  Token: in {path}"
        : $"  Token (for this run, shown only here; set GATEWAY_TOKEN to use your own):\n    {tokens.Generated}"
            + (kept.Problem is { } problem ? $"\n  It is not kept: {problem}" : "");

    private string Commands(string api) => kept.Path is not { } path ? "" : $"""

            export GATEWAY_TOKEN="$(cat '{path}')"
            curl -X POST {api}/ibkr_get_status -H "Authorization: Bearer $GATEWAY_TOKEN"
        """;
}
