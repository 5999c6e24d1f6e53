using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Gateway.Handlers;
using Gateway.Registry;
using Gateway.Text;

namespace Gateway.Configuration;

/// <summary>A bearer token that cannot be guessed and that fits into a header.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TokenAttribute() : ValidationAttribute("16 to 256 visible ASCII characters without spaces")
{
    public override bool IsValid(object? value) => value is not string text || IsToken(text);

    public static bool IsToken(string text) => text.Length is >= 16 and <= 256 && text.All(c => c is > ' ' and < (char)127);
}

/// <summary>The path of a file that can be read.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ExistingFileAttribute() : ValidationAttribute("the path of a file that exists")
{
    public override bool IsValid(object? value) => value is not string text || File.Exists(text);
}

/// <summary>A list of toolsets of this program.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ToolsetNamesAttribute() : ValidationAttribute("names of toolsets separated by commas: " + string.Join(", ", Known)), ISuggestingRule
{
    /// <summary>In the order of their names.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        .. ToolsetCatalog.Of(typeof(ToolsetNamesAttribute).Assembly).Toolsets
            .Select(type => type.GetCustomAttribute<ToolsetAttribute>()!.Name).Distinct().Order(StringComparer.Ordinal),
    ];

    public override bool IsValid(object? value) => value is not IReadOnlyList<string> names || (names.Count > 0 && names.All(IsKnown));

    public string? Suggestion(object? value) =>
        (value as IReadOnlyList<string>)?.FirstOrDefault(name => !IsKnown(name)) is { } unknown && Spelling.Nearest(unknown, Known) is { } meant
            ? $"{unknown} is none of them (was {meant} meant?)"
            : null;

    private static bool IsKnown(string name) => Known.Contains(name, StringComparer.OrdinalIgnoreCase);
}

/// <summary>A rule on a setting that knows what a wrong value was meant to be.</summary>
internal interface ISuggestingRule
{
    /// <summary>A clause for the person who wrote the value, without a full stop; null when nothing is near.</summary>
    string? Suggestion(object? value);
}
