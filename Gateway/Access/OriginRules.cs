namespace Gateway.Access;

/// <summary>The accepted Origin headers: loopback under any port, and the configured origins, compared as text.</summary>
internal sealed class OriginRules(IReadOnlyList<string> allowedOrigins)
{
    public bool Allows(string origin) => allowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase) || IsLoopback(origin);

    // Only the form that a browser sends: no path, no user, and no spelling that only a lenient parser reads as loopback.
    private static bool IsLoopback(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.UserInfo.Length == 0
        && uri.GetLeftPart(UriPartial.Authority).Equals(origin, StringComparison.OrdinalIgnoreCase)
        && HostRules.IsLoopback(uri.Host);
}
