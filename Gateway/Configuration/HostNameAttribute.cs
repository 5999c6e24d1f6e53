using System.ComponentModel.DataAnnotations;

namespace Gateway.Configuration;

/// <summary>A host name or an IP address, without port or scheme.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HostNameAttribute() : ValidationAttribute("a host name or an IP address, without port or scheme")
{
    public override bool IsValid(object? value) => value is null || IsHostName((string)value);

    public static bool IsHostName(string text) => text.Length <= 253 && Uri.CheckHostName(text) is not UriHostNameType.Unknown;
}
