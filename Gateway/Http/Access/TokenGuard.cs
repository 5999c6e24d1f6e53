using Gateway.Mcp;
using Gateway.Registry;
using Microsoft.Extensions.Options;

namespace Gateway.Http.Access;

/// <summary>
/// Finds out who calls, by token or by being on this machine, and asks for a token (401) wherever one is due. The health checks answer strangers, briefly,
/// and so does the page that tells where tokens come from.
/// </summary>
internal sealed class TokenGuard(RequestDelegate next, BearerTokens tokens, IOptions<McpOptions> options)
{
    private const string Scheme = "Bearer ";

    public Task InvokeAsync(HttpContext context)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        var expired = false;
        var caller = authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? tokens.Find(authorization[Scheme.Length..].Trim(), out expired) : null;
        if (caller is null && !tokens.RequiredFromAll && LocalCaller.IsLocal(context))
            caller = Caller.Local;
        if (caller is not null)
            context.Features.Set(caller);
        return caller is not null || context.Request.Path.StartsWithSegments(HealthEndpoints.Path, StringComparison.Ordinal)
            ? next(context)
            : RefuseAsync(context, authorization.Length == 0 ? Refusal.Missing : expired ? Refusal.Expired : Refusal.Wrong);
    }

    private Task RefuseAsync(HttpContext context, Refusal refusal)
    {
        context.Response.Headers.WWWAuthenticate = BearerChallenge.Write(refusal.Error, null, options.Value.ResourceMetadata);
        return ErrorResponses.WriteAsync(context, StatusCodes.Status401Unauthorized, refusal.Code, refusal.Text, Refusal.Hint);
    }

    private sealed record Refusal(string Code, string? Error, string Text)
    {
        public const string Hint = "Send 'Authorization: Bearer <token>' with the value of GATEWAY_TOKEN, with a token of GATEWAY_TOKEN_FILE, or with the token that the gateway printed at start.";
        public static readonly Refusal Missing = new("token_required", null, "This request needs a bearer token.");
        public static readonly Refusal Wrong = new("invalid_token", "invalid_token", "The bearer token is not one of the gateway's.");
        public static readonly Refusal Expired = new("token_expired", "invalid_token", "The bearer token has expired.");
    }
}
