using System.Text.Json;

namespace Gateway.Configuration;

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
