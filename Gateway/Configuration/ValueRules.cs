using Gateway.Text;

namespace Gateway.Configuration;

/// <summary>A bearer token that cannot be guessed and that fits into a header.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TokenAttribute() : ValidationAttribute("16 to 256 visible ASCII characters without spaces")
{
    public override bool IsValid(object? value) => value is not string text || IsToken(text);

    public static bool IsToken(string text) => text.Length is >= 16 and <= 256 && text.All(c => c is > ' ' and < (char)127);
}

/// <summary>A time of day with its zone.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeOfDayAttribute() : ValidationAttribute("a time of day and a time zone, such as 23:45 America/New_York")
{
    public override bool IsValid(object? value) => value is not string { Length: > 0 } text || Tws.Resilience.DailyRestart.Parse(text) is not null;
}

/// <summary>A number above 0, or <c>off</c>, which is stored as 0.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LimitAttribute() : ValidationAttribute("a number above 0, or off")
{
    public const string Off = "off";

    public override bool IsValid(object? value) => value is decimal and >= 0 and <= 1_000_000_000_000_000m;
}

/// <summary>The path of a file that can be read.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ExistingFileAttribute() : ValidationAttribute("the path of a file that exists")
{
    public override bool IsValid(object? value) => value is not string text || File.Exists(text);
}

/// <summary>A list of toolsets of this program.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ToolsetNamesAttribute() : ValidationAttribute("names of toolsets separated by commas: " + string.Join(", ", Known))
{
    /// <summary>In the order of their names; a new toolset is one name here.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        "account", "connection", "contracts", "display", "documentation", "market_data", "news", "options", "orders", "preview", "safety", "scanner",
        "streams", "trading",
    ];

    public override bool IsValid(object? value) => value is not IReadOnlyList<string> names || (names.Count > 0 && names.All(IsKnown));

    /// <summary>A suggestion for an invalid value, as a clause without a full stop; null when no toolset is similar.</summary>
    public static string? Suggestion(object? value) =>
        (value as IReadOnlyList<string>)?.FirstOrDefault(name => !IsKnown(name)) is { } unknown && Spelling.Nearest(unknown, Known) is { } meant
            ? $"{unknown} is not one of them (did you mean {meant}?)"
            : null;

    private static bool IsKnown(string name) => Known.Contains(name, StringComparer.OrdinalIgnoreCase);
}

/// <summary>A list of account ids.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AccountIdsAttribute()
    : ValidationAttribute("account ids separated by commas, each one to three letters and four or more digits")
{
    private const int MostLetters = 3;
    private const int FewestDigits = 4;

    public override bool IsValid(object? value) => value is not IReadOnlyList<string> ids || ids.All(IsAccountId);

    private static bool IsAccountId(string text)
    {
        var letters = text.TakeWhile(char.IsAsciiLetter).Count();
        return letters is >= 1 and <= MostLetters && text.Length - letters >= FewestDigits && text.Skip(letters).All(char.IsAsciiDigit);
    }
}
