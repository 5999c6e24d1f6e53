using System.Text.Json;

namespace Gateway.Tests.Support;

/// <summary>Reads answers, whatever their form.</summary>
internal static class McpWire
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response)
    {
        string text = await response.Content.ReadAsStringAsync();
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Every message of an answer in JSON, NDJSON or SSE, in order.</summary>
    public static async Task<List<JsonElement>> MessagesAsync(this HttpResponseMessage response)
    {
        string text = await response.Content.ReadAsStringAsync();
        bool events = response.Content.Headers.ContentType?.MediaType == "text/event-stream";
        IEnumerable<string> lines = text.Split('\n').Where(line => line.Trim().Length > 0);
        if (events)
            lines = lines.Where(line => line.StartsWith("data: {", StringComparison.Ordinal) || line.StartsWith("data: [", StringComparison.Ordinal)).Select(line => line["data: ".Length..]);
        return [.. lines.Select(line => JsonDocument.Parse(line).RootElement)];
    }

    public static int ErrorCode(this JsonElement message) => message.GetProperty("error").GetProperty("code").GetInt32();

    public static string Method(this JsonElement message) => message.TryGetProperty("method", out JsonElement method) ? method.GetString()! : "";

    public static string Text(this JsonElement message, params string[] path)
    {
        foreach (string part in path)
            message = message.GetProperty(part);
        return message.ValueKind == JsonValueKind.String ? message.GetString()! : message.GetRawText();
    }
}
