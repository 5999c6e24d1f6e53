using System.Globalization;

namespace Gateway.Access;

/// <summary>The answer to a request whose token is missing or lets nobody in: 401 with a challenge; 503 when it could not be checked.</summary>
internal static class TokenRefusal
{
    private const int RetryAfterSeconds = 30;
    private const string Hint = "Send 'Authorization: Bearer <token>' with the value of GATEWAY_TOKEN, with a token of GATEWAY_TOKEN_FILE, or with the token that the gateway printed at start.";

    /// <param name="resourceMetadata">Null when no OAuth issuer is set up.</param>
    public static Task WriteAsync(HttpContext context, TokenFault fault, string? resourceMetadata)
    {
        if (fault == TokenFault.Uncheckable)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return Problem.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "keys_unavailable", "The access token cannot be checked: the issuer's signing keys cannot be read.", "Try again; the gateway's log says why.");
        }

        // Asks for the scopes of reading; a call that needs more says so by its own challenge.
        AccessScope? scopes = resourceMetadata is null ? null : AccessScope.MarketRead | AccessScope.AccountRead;
        context.Response.Headers.WWWAuthenticate = BearerChallenge.Write(fault == TokenFault.Missing ? null : "invalid_token", scopes, resourceMetadata);
        var (code, text) = fault switch
        {
            TokenFault.Missing => ("token_required", "This request needs a bearer token."),
            TokenFault.Expired => ("token_expired", "The bearer token has expired."),
            _ => ("invalid_token", "The bearer token is not valid here."),
        };
        return Problem.WriteAsync(context, StatusCodes.Status401Unauthorized, code, text, resourceMetadata is null ? Hint : $"{Hint} Or get one from the OAuth server that {resourceMetadata} names.");
    }
}
