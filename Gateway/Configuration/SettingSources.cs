namespace Gateway.Configuration;

/// <summary>Where settings come from, weakest first: appsettings.json, .env, environment, command line. Later ones win.</summary>
internal sealed record SettingSources
{
    /// <summary>Path of appsettings.json; a missing file is an error only when <see cref="AppSettingsRequired"/>.</summary>
    public string AppSettings { get; init; } = Path.Combine(AppContext.BaseDirectory, "appsettings.json");

    public bool AppSettingsRequired { get; init; }

    public string EnvFile { get; init; } = ".env";

    public bool EnvFileRequired { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<SettingEntry> CommandLine { get; init; } = [];

    /// <summary>The errors of the command line itself.</summary>
    public IReadOnlyList<SettingError> CommandLineErrors { get; init; } = [];

    public bool Demo { get; init; }

    /// <summary>Further rules of higher layers.</summary>
    public IReadOnlyList<SettingCheck> Checks { get; init; } = [];

    /// <exception cref="SettingsException">The settings have errors; the exception lists all of them.</exception>
    public GatewaySettings Load()
    {
        var builder = new SettingsBuilder();
        if (TryReadFile(AppSettings, AppSettingsRequired, builder) is { } json)
            AppSettingsFile.Read(json, Path.GetFileName(AppSettings), entry => builder.Add([entry]), builder.Add);
        if (TryReadFile(EnvFile, EnvFileRequired, builder) is { } lines)
            Configuration.EnvFile.Read(
                lines, Path.GetFileName(EnvFile), entry => builder.Add(EnvironmentVariables.IsOurs(entry.Name) ? [entry] : []), builder.Add);
        builder.Add(EnvironmentVariables.Read(Environment));
        builder.Add(CommandLine);
        foreach (var error in CommandLineErrors)
            builder.Add(error);
        return builder.Build(Demo, Checks);
    }

    private static string? TryReadFile(string path, bool required, SettingsBuilder builder)
    {
        if (!required && !File.Exists(path))
            return null;
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            builder.Add(new SettingError(path, "", "must be a file that can be read", "", "file"));
            return null;
        }
    }
}

/// <summary>A setting's value as written.</summary>
/// <param name="Name">Tws:Port, TWS_PORT or --tws-port.</param>
/// <param name="Source">Where it was written, as in ".env:3" or "environment".</param>
internal sealed record SettingEntry(string Name, string Value, string Source);
