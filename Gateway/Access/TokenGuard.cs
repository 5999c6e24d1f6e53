using Gateway.Configuration;

namespace Gateway.Access;

/// <summary>
/// Authenticates every request: by its token, or as local when it comes from this machine. Answers 401 where a token is required and missing or
/// invalid, except on the open paths.
/// </summary>
/// <param name="open">The paths that need no token, with everything below them.</param>
internal sealed class TokenGuard(
    RequestDelegate next, BearerTokens tokens, AccessTokens accessTokens, TokenRevocation watch, OAuthOptions oauth, PathString[] open)
{
    private const string Scheme = "Bearer ";

    public async Task InvokeAsync(HttpContext context)
    {
        var verdict = await CheckAsync(context);
        var caller = verdict.Holder ?? (!tokens.RequiredFromAll && LocalCaller.IsLocal(context) ? Caller.Local : null);
        if (caller is not null)
            context.Features.Set(caller);
        if (verdict.Holder is { } holder)
            await ServeAsync(context, holder, verdict.Until);
        else if (caller is not null || IsOpen(context.Request.Path))
            await next(context);
        else
            await TokenRefusal.WriteAsync(context, verdict.Fault, oauth.ResourceMetadata);
    }

    private async Task ServeAsync(HttpContext context, Caller holder, DateTimeOffset? until)
    {
        var request = watch.Enter(context, holder, until);
        try
        {
            await next(context);
        }
        finally
        {
            watch.Leave(request);
        }
    }

    private bool IsOpen(PathString path) => open.Any(start => path.StartsWithSegments(start, StringComparison.Ordinal));

    private ValueTask<TokenVerdict> CheckAsync(HttpContext context)
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
