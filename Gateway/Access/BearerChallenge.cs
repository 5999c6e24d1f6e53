using System.Text;

namespace Gateway.Access;

/// <summary>Writes WWW-Authenticate (RFC 6750, RFC 9728): why a token is asked for, and where one can be had.</summary>
internal static class BearerChallenge
{
    public const string Header = "WWW-Authenticate";

    /// <param name="error">Such as "invalid_token"; null when none was sent.</param>
    /// <param name="scopes">What the token must allow; null when that is not the trouble.</param>
    /// <param name="resourceMetadata">The URL that tells a client where tokens come from; null when they only come from the gateway's owner.</param>
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
