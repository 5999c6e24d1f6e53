namespace Gateway.Configuration;

/// <summary>The configuration has faults; the message lists all of them.</summary>
internal sealed class SettingsException(IReadOnlyList<SettingError> errors)
    : Exception($"The configuration has {errors.Count} {(errors.Count == 1 ? "error" : "errors")}:{Environment.NewLine}"
        + string.Join(Environment.NewLine, errors.Select(error => "  - " + error)))
{
    /// <summary>EX_CONFIG of sysexits.h.</summary>
    public const int ExitCode = 78;

    public IReadOnlyList<SettingError> Errors { get; } = errors;
}

/// <summary>The error of one setting.</summary>
/// <param name="Value">As written; already masked when it is a secret.</param>
/// <param name="Rule">What is allowed.</param>
/// <param name="Example">A line that would work; empty when there is none.</param>
internal sealed record SettingError(string Name, string Value, string Rule, string Example, string Source)
{
    public override string ToString()
    {
        var value = Value.Length == 0 ? "" : $" = {Value}";
        var example = Example.Length == 0 ? "" : $" Example: {Example}";
        return $"{Name}{value} ({Source}): {Rule}.{example}";
    }
}
