using System.Globalization;

namespace Gateway.Access;

/// <summary>The response to a missing or invalid token: 401 with a challenge, or 503 when the token cannot be checked.</summary>
internal static class TokenRefusal
{
    private const int RetryAfterSeconds = 30;
    private const string Hint =
        "Send 'Authorization: Bearer <token>' with the value of GATEWAY_TOKEN, with a token of GATEWAY_TOKEN_FILE, "
        + "or with the token that the gateway printed at start.";

    /// <param name="resourceMetadata">The URL of the protected-resource metadata; null when no OAuth issuer is configured.</param>
    public static Task WriteAsync(HttpContext context, TokenFault fault, string? resourceMetadata)
    {
        if (fault == TokenFault.Uncheckable)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return Problem.WriteAsync(
                context, StatusCodes.Status503ServiceUnavailable, "keys_unavailable",
                "The access token cannot be checked: the issuer's signing keys cannot be read.", "Try again; the gateway's log says why.");
        }

        // The challenge names the read scopes only. A call that needs more is answered with a challenge of its own.
        AccessScope? scopes = resourceMetadata is null ? null : AccessScope.MarketRead | AccessScope.AccountRead;
        var error = fault == TokenFault.Missing ? null : "invalid_token";
        context.Response.Headers.WWWAuthenticate = BearerChallenge.Write(error, scopes, resourceMetadata);
        var (code, text) = fault switch
        {
            TokenFault.Missing => ("token_required", "This request needs a bearer token."),
            TokenFault.Expired => ("token_expired", "The bearer token has expired."),
            _ => ("invalid_token", "The bearer token is not valid here."),
        };
        var hint = resourceMetadata is null ? Hint : $"{Hint} Or get one from the OAuth server that {resourceMetadata} names.";
        return Problem.WriteAsync(context, StatusCodes.Status401Unauthorized, code, text, hint);
    }
}
