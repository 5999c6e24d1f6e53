using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Gateway.Registry;

namespace Gateway.Configuration;

/// <summary>A list of toolsets of this program.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ToolsetNamesAttribute() : ValidationAttribute("names of toolsets separated by commas: " + string.Join(", ", Known)), ISuggestingRule
{
    /// <summary>In the order of their names.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        .. ToolScanner.Toolsets(typeof(ToolsetNamesAttribute).Assembly)
            .Select(type => type.GetCustomAttribute<ToolsetAttribute>()!.Name).Distinct().Order(StringComparer.Ordinal),
    ];

    public override bool IsValid(object? value) => value is not IReadOnlyList<string> names || (names.Count > 0 && names.All(IsKnown));

    public string? Suggestion(object? value) =>
        (value as IReadOnlyList<string>)?.FirstOrDefault(name => !IsKnown(name)) is { } unknown && Spelling.Nearest(unknown, Known) is { } meant
            ? $"{unknown} is none of them (was {meant} meant?)"
            : null;

    private static bool IsKnown(string name) => Known.Contains(name, StringComparer.OrdinalIgnoreCase);
}
