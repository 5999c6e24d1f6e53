namespace Gateway.Access;

/// <summary>Writes the WWW-Authenticate header (RFC 6750, RFC 9728): why a token is needed and where to get one.</summary>
internal static class BearerChallenge
{
    public const string Header = "WWW-Authenticate";

    /// <param name="error">The error code, such as "invalid_token"; null when the request had no token.</param>
    /// <param name="scopes">The scopes that the token needs; null to name none.</param>
    /// <param name="resourceMetadata">The URL of the metadata that names the OAuth server; null when no issuer is configured.</param>
    public static string Write(string? error, AccessScope? scopes, string? resourceMetadata)
    {
        var challenge = new StringBuilder("Bearer realm=\"gateway\"");
        if (error is not null)
            challenge.Append(", error=\"").Append(error).Append('"');
        if (scopes is { } needed)
            challenge.Append(", scope=\"").AppendJoin(' ', AccessScopes.NamesOf(needed)).Append('"');
        if (resourceMetadata is not null)
            challenge.Append(", resource_metadata=\"").Append(resourceMetadata).Append('"');
        return challenge.ToString();
    }
}
