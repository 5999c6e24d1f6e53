using System.ComponentModel.DataAnnotations;

namespace Gateway.Configuration;

/// <summary>A list of host names or IP addresses.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HostNamesAttribute() : ValidationAttribute("host names or IP addresses separated by commas, without ports or schemes")
{
    public override bool IsValid(object? value) => value is not IReadOnlyList<string> list || list.All(HostNameAttribute.IsHostName);
}
