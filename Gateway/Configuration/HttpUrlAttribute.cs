using System.ComponentModel.DataAnnotations;

namespace Gateway.Configuration;

/// <summary>An absolute URL of http or https.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HttpUrlAttribute() : ValidationAttribute("a URL that begins with http:// or https://")
{
    public override bool IsValid(object? value) =>
        value is null || (Uri.TryCreate((string)value, UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps));
}
