using Gateway.Configuration;

namespace Gateway.Access;

/// <summary>
/// Authenticates every request: by its token, or as local when it comes from this machine and <see cref="LocalAccess"/> allows that. Answers 401
/// where a token is required and missing or invalid, except on the open paths.
/// </summary>
/// <remarks>
/// A request from another machine counts against <see cref="RemoteRate"/> first. Over that limit it is refused with 429, except a POST with a valid
/// token: it may be the kill switch or a cancel, which no limit refuses, so <see cref="CallGate"/> decides once it knows the call.
/// </remarks>
/// <param name="open">The paths that need no token, with everything below them.</param>
internal sealed class TokenGuard(
    RequestDelegate next, BearerTokens tokens, AccessTokens accessTokens, LocalAccess local, TokenRevocation watch, RemoteRate rate,
    OAuthOptions oauth, PathString[] open)
{
    private const string Scheme = "Bearer ";
    private const string RetryAfterSeconds = "1";

    public Task InvokeAsync(HttpContext context)
    {
        var isLocal = LocalCaller.IsLocal(context);
        var isOver = !isLocal && !rate.Admits(context.Connection.RemoteIpAddress);
        if (context.Request.Headers.Authorization.Count > 0)
            return CheckAsync(context, isLocal, isOver);
        return isLocal && local.Caller is { } caller
            ? ServeAsync(context, caller, until: null)
            : ServeUnknownAsync(context, TokenFault.Missing, isOver);
    }

    private async Task CheckAsync(HttpContext context, bool isLocal, bool isOver)
    {
        var verdict = await VerdictAsync(context);
        if (verdict.Holder is { } holder && !isOver)
            await ServeAsync(context, holder, verdict.Until);
        else if (verdict.Holder is { } over && HttpMethods.IsPost(context.Request.Method) && !IsOpen(context.Request.Path))
            await ServeAsync(context, over with { IsOverRemoteRate = true }, verdict.Until);
        else if (isLocal && local.Caller is { } caller)
            await ServeAsync(context, caller, until: null);
        else
            await ServeUnknownAsync(context, verdict.Fault, isOver);
    }

    /// <summary>Serves the open paths to whoever asks.</summary>
    private Task ServeUnknownAsync(HttpContext context, TokenFault fault, bool isOver)
    {
        if (isOver)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
            return Task.CompletedTask;
        }
        return IsOpen(context.Request.Path) ? next(context) : TokenRefusal.WriteAsync(context, fault, local.Why, oauth.ResourceMetadata);
    }

    private async Task ServeAsync(HttpContext context, Caller caller, DateTimeOffset? until)
    {
        context.Features.Set(caller);
        var request = watch.Enter(context, caller, until);
        try
        {
            // Looked at again once the request is registered: whoever comes while a live account appears is refused here or aborted there.
            if (caller.Id is null && local.Caller is null)
                await TokenRefusal.WriteAsync(context, TokenFault.Missing, local.Why, oauth.ResourceMetadata);
            else
                await next(context);
        }
        finally
        {
            watch.Leave(request);
        }
    }

    private bool IsOpen(PathString path) => Array.Exists(open, start => path.StartsWithSegments(start, StringComparison.Ordinal));

    private ValueTask<TokenVerdict> VerdictAsync(HttpContext context)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        if (authorization.Length == 0)
            return new(TokenVerdict.Refused(TokenFault.Missing));
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return new(TokenVerdict.Refused(TokenFault.Wrong));
        var token = authorization[Scheme.Length..].Trim();
        var verdict = tokens.Check(token);
        return verdict.Fault == TokenFault.Wrong && accessTokens.MayTake(token)
            ? accessTokens.CheckAsync(token, context.RequestAborted)
            : new(verdict);
    }
}

/// <summary>The response to a missing or invalid token: 401 with a challenge, or 503 when the token cannot be checked.</summary>
internal static class TokenRefusal
{
    private const int RetryAfterSeconds = 30;
    private const string Hint =
        "Send 'Authorization: Bearer <token>' with the value of GATEWAY_TOKEN, with a token of GATEWAY_TOKEN_FILE, or, where neither is set, with "
        + "the content of the file 'token' in the gateway's data directory; the gateway names it when it starts.";

    /// <param name="why">Why local callers need a token, too; null when they do not.</param>
    /// <param name="resourceMetadata">The URL of the protected-resource metadata; null when no OAuth issuer is configured.</param>
    public static Task WriteAsync(HttpContext context, TokenFault fault, string? why, string? resourceMetadata)
    {
        if (fault == TokenFault.Uncheckable)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return Problem.WriteAsync(
                context, StatusCodes.Status503ServiceUnavailable, "keys_unavailable",
                "The access token cannot be checked: the issuer's signing keys cannot be read.", "Try again. The gateway's log has the reason.");
        }

        // The challenge names the read scopes only. A call that needs more is answered with a challenge of its own.
        AccessScope? scopes = resourceMetadata is null ? null : AccessScope.MarketRead | AccessScope.AccountRead;
        var error = fault == TokenFault.Missing ? null : "invalid_token";
        context.Response.Headers.WWWAuthenticate = BearerChallenge.Write(error, scopes, resourceMetadata);
        var (code, text) = fault switch
        {
            TokenFault.Missing => ("token_required", $"This request needs a bearer token.{(why is null ? "" : " " + why)}"),
            TokenFault.Expired => ("token_expired", "The bearer token has expired."),
            _ => ("invalid_token", "The bearer token is not valid for this gateway."),
        };
        var hint = resourceMetadata is null ? Hint : $"{Hint} Or get one from the OAuth server that {resourceMetadata} names.";
        return Problem.WriteAsync(context, StatusCodes.Status401Unauthorized, code, text, hint);
    }
}
