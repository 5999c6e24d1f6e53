using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Gateway.Configuration;

/// <summary>A path such as /api/v1; "/" means no prefix.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed partial class ApiPrefixAttribute() : ValidationAttribute("a path of letters, digits, '-', '_' and '.', that begins with '/' and does not end with one")
{
    public override bool IsValid(object? value) => value is not string text || text == "/" || Path().IsMatch(text);

    [GeneratedRegex(@"\A(/[A-Za-z0-9_\-][A-Za-z0-9._\-]*)+\z")]
    private static partial Regex Path();
}
