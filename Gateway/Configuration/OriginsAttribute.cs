using System.ComponentModel.DataAnnotations;

namespace Gateway.Configuration;

/// <summary>A list of web origins, written as a browser sends them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OriginsAttribute() : ValidationAttribute("origins separated by commas, each http(s)://host[:port] without a path; no wildcard")
{
    public override bool IsValid(object? value) => value is not IReadOnlyList<string> list || list.All(IsOrigin);

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase) && !text.Contains('*', StringComparison.Ordinal);
}
