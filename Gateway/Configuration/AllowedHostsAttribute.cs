using System.ComponentModel.DataAnnotations;

namespace Gateway.Configuration;

/// <summary>A list of host names with an optional port; no wildcards, because a name that anybody can rent guards nothing.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AllowedHostsAttribute() : ValidationAttribute("host names separated by commas, each with an optional :port; no scheme, path or wildcard")
{
    public override bool IsValid(object? value) => value is not IReadOnlyList<string> list || list.All(IsAllowedHost);

    private static bool IsAllowedHost(string text)
    {
        var host = new HostString(text);
        return HostNameAttribute.IsHostName(host.Host) && (host.Host == text || host.Port is > 0 and < 65536) && !text.Contains('*', StringComparison.Ordinal);
    }
}
