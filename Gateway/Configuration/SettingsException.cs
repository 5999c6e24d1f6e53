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
