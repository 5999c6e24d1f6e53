namespace Gateway.Configuration;

/// <summary>The OAuth issuer whose access tokens (JWT) are accepted besides the gateway's own; none while no issuer is set.</summary>
internal sealed record OAuthOptions : IValidatableObject
{
    [Setting("OAUTH_ISSUER", Example = "https://login.example.com/realms/main"), SecureUri]
    [Description("Issuer of OAuth 2.1 access tokens, exactly as in their claim iss. If it is set, every caller needs a token.")]
    public string? Issuer { get; init; }

    [Setting("OAUTH_AUDIENCE", Example = "https://gateway.example.com/api/v1/mcp"), SecureUri]
    [Description(
        "The MCP endpoint as clients reach it. The claim aud of every access token must contain it, so that tokens for other servers are refused.")]
    public string? Audience { get; init; }

    [Setting("OAUTH_JWKS_URI", Example = "https://login.example.com/realms/main/certs"), SecureUri]
    [Description(
        "URL of the issuer's signing keys (JWKS). They are read every ten minutes, and for an unknown key at most every 30 seconds.")]
    public string? JwksUri { get; init; }

    [Setting("OAUTH_JWKS_FILE", Example = "/run/secrets/jwks.json"), ExistingFile]
    [Description("File with the issuer's signing keys, as an alternative to OAUTH_JWKS_URI.")]
    public string? JwksFile { get; init; }

    /// <summary>The URL of the protected-resource metadata (RFC 9728); null when no issuer is set.</summary>
    public string? ResourceMetadata =>
        Issuer is null || Audience is null ? null : new Uri(Audience).GetLeftPart(UriPartial.Authority) + ProtectedResourcePath + ResourcePath;

    /// <summary>The path of the audience, such as "/api/v1/mcp"; empty for a bare host.</summary>
    public string ResourcePath => Audience is null ? "" : new Uri(Audience).AbsolutePath.TrimEnd('/');

    public const string ProtectedResourcePath = "/.well-known/oauth-protected-resource";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Issuer is null && (Audience ?? JwksUri ?? JwksFile) is null)
            yield break;
        if (Issuer is null)
            yield return new ValidationResult("must be set if another OAUTH_ option is set", [nameof(Issuer)]);
        if (Audience is null)
            yield return new ValidationResult("must be set together with OAUTH_ISSUER", [nameof(Audience)]);
        if (JwksUri is null == JwksFile is null)
            yield return new ValidationResult(
                "exactly one of OAUTH_JWKS_URI and OAUTH_JWKS_FILE must be set together with OAUTH_ISSUER", [nameof(JwksUri)]);
    }
}
