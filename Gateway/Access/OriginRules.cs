namespace Gateway.Access;

/// <summary>Which web pages may call: those served from loopback under any port, and the configured ones, letter by letter.</summary>
internal sealed class OriginRules(IReadOnlyList<string> allowedOrigins)
{
    public bool Allows(string origin) =>
        allowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase) || IsLoopback(origin);

    // The text must be what a browser would send: no path, user, or odd spelling that only a parser's good will makes loopback.
    private static bool IsLoopback(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.UserInfo.Length == 0
        && uri.GetLeftPart(UriPartial.Authority).Equals(origin, StringComparison.OrdinalIgnoreCase)
        && HostRules.IsLoopback(uri.Host);
}
