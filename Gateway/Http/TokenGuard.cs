namespace Gateway.Http;

/// <summary>Asks for a bearer token (401) wherever one is due: from everybody, or only from callers that are not on this machine. The health checks answer strangers, briefly.</summary>
internal sealed class TokenGuard(RequestDelegate next, BearerTokens tokens)
{
    public Task InvokeAsync(HttpContext context)
    {
        var presented = context.Request.Headers.Authorization.ToString();
        var known = presented.Length > 0 && tokens.Accepts(presented);
        if (known)
            context.Features.Set(BearerTokens.HolderOf(presented));
        var trusted = known || (!tokens.RequiredFromAll && LocalCaller.IsLocal(context));
        context.Features.Set(trusted ? CallerTrust.Trusted : CallerTrust.Stranger);
        return trusted || context.Request.Path.StartsWithSegments(HealthEndpoints.Path, StringComparison.Ordinal)
            ? next(context)
            : RefuseAsync(context, presented.Length > 0);
    }

    private static Task RefuseAsync(HttpContext context, bool wrong)
    {
        context.Response.Headers.WWWAuthenticate = wrong ? "Bearer realm=\"gateway\", error=\"invalid_token\"" : "Bearer realm=\"gateway\"";
        return ErrorResponses.WriteAsync(
            context,
            StatusCodes.Status401Unauthorized,
            wrong ? "invalid_token" : "token_required",
            wrong ? "The bearer token is not one of the gateway's." : "This request needs a bearer token.",
            "Send 'Authorization: Bearer <token>' with the value of GATEWAY_TOKEN, or with the token that the gateway printed at start.");
    }
}
