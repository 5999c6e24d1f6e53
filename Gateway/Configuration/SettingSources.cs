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

    /// <summary>Further rules of higher rooms.</summary>
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
            builder.Add(new SettingError(path, "", "must be a readable file", "", "file"));
            return null;
        }
    }
}

/// <summary>A setting's value as written.</summary>
/// <param name="Name">Tws:Port, TWS_PORT or --tws-port.</param>
/// <param name="Source">Where it was written, as in ".env:3" or "environment".</param>
internal sealed record SettingEntry(string Name, string Value, string Source);

/// <summary>Reads appsettings.json: one object a section, comments and trailing commas allowed, lists as arrays or comma-separated text.</summary>
internal static class AppSettingsFile
{
    private static readonly JsonDocumentOptions Options =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false, MaxDepth = 8 };

    public static void Read(string text, string source, Action<SettingEntry> onEntry, Action<SettingError> onError)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            Flatten(document.RootElement, "", source, onEntry, onError);
        }
        catch (JsonException exception)
        {
            onError(new SettingError("file", "", "must be valid JSON: " + exception.Message.TrimEnd('.'), "", source));
        }
    }

    private static void Flatten(JsonElement element, string path, string source, Action<SettingEntry> onEntry, Action<SettingError> onError)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                    Flatten(property.Value, path.Length == 0 ? property.Name : $"{path}:{property.Name}", source, onEntry, onError);
                break;
            case JsonValueKind.Array when element.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String):
                onEntry(new SettingEntry(path, string.Join(',', element.EnumerateArray().Select(item => item.GetString())), source));
                break;
            case JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                onEntry(new SettingEntry(path, element.ToString(), source));
                break;
            case JsonValueKind.Null:
                break;
            default:
                onError(new SettingError(path, "", "must be a text, a number, true, false or a list of texts", "", source));
                break;
        }
    }
}
