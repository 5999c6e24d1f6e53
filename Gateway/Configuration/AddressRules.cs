using System.Net;
using System.Text.RegularExpressions;

namespace Gateway.Configuration;

/// <summary>A host name or an IP address, without port or scheme.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HostNameAttribute() : ValidationAttribute("a host name or an IP address, without port or scheme")
{
    public override bool IsValid(object? value) => value is null || IsHostName((string)value);

    public static bool IsHostName(string text) => text.Length <= 253 && Uri.CheckHostName(text) is not UriHostNameType.Unknown;
}

/// <summary>A list of host names or IP addresses.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HostNamesAttribute() : ValidationAttribute("host names or IP addresses separated by commas, without ports or schemes")
{
    public override bool IsValid(object? value) => value is not IReadOnlyList<string> list || list.All(HostNameAttribute.IsHostName);
}

/// <summary>A list of host names with an optional port; no wildcards, because anybody can register a matching name.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AllowedHostsAttribute()
    : ValidationAttribute("host names separated by commas, each with an optional :port; no scheme, path or wildcard")
{
    public override bool IsValid(object? value) => value is not IReadOnlyList<string> list || list.All(IsAllowedHost);

    private static bool IsAllowedHost(string text)
    {
        var host = new HostString(text);
        return HostNameAttribute.IsHostName(host.Host) && (host.Host == text || host.Port is > 0 and < 65536)
            && !text.Contains('*', StringComparison.Ordinal);
    }
}

/// <summary>An address of this machine to listen on. Names other than localhost are refused, because Kestrel binds all addresses for them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BindAddressAttribute() : ValidationAttribute("an IP address of this machine, localhost, or 0.0.0.0 for all addresses")
{
    public override bool IsValid(object? value) => value is not string text || text == "localhost" || IPAddress.TryParse(text, out _);

    /// <summary>True when the address can be reached from this machine only.</summary>
    public static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}

/// <summary>A list of web origins, written as a browser sends them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OriginsAttribute() : ValidationAttribute("origins separated by commas, each http(s)://host[:port] without a path; no wildcard")
{
    public override bool IsValid(object? value) => value is not IReadOnlyList<string> list || list.All(IsOrigin);

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase)
        && !text.Contains('*', StringComparison.Ordinal);
}

/// <summary>An absolute URL of http or https.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HttpUrlAttribute() : ValidationAttribute("a URL that begins with http:// or https://")
{
    public override bool IsValid(object? value) =>
        value is null
        || (Uri.TryCreate((string)value, UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps));
}

/// <summary>An absolute https URI; http is allowed on this machine only.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecureUriAttribute() : ValidationAttribute("an https:// URI without user, query or fragment (http:// only for loopback)")
{
    public override bool IsValid(object? value) => value is not string text
        || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0
            && !text.AsSpan().ContainsAny('"', '\\', ' ')
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)));
}

/// <summary>A path such as /api/v1; "/" means no prefix.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed partial class ApiPrefixAttribute()
    : ValidationAttribute("a path of letters, digits, '-', '_' and '.', that begins with '/' and does not end with one")
{
    public override bool IsValid(object? value) => value is not string text || text == "/" || Path().IsMatch(text);

    [GeneratedRegex(@"\A(/[A-Za-z0-9_\-][A-Za-z0-9._\-]*)+\z")]
    private static partial Regex Path();
}
