using System.Text.Json;

namespace Relay;

/// <summary>One message of the client: the line as it came, and what HTTP needs to know of it.</summary>
internal sealed class ClientMessage
{
    private const string VersionKey = "io.modelcontextprotocol/protocolVersion";

    private ClientMessage(ReadOnlyMemory<byte> line) => Line = line;

    public ReadOnlyMemory<byte> Line { get; }

    /// <summary>Null for a response of the client, and for a batch.</summary>
    public string? Method { get; private init; }

    /// <summary>The request's id as JSON; null for everything that has no answer.</summary>
    public string? Id { get; private init; }

    /// <summary>The tool, prompt, resource or task that a modern request names.</summary>
    public string? Target { get; private init; }

    /// <summary>The revision in a modern message's <c>_meta</c>; null for a legacy one.</summary>
    public string? ModernVersion { get; private init; }

    /// <summary>The request that a <c>notifications/cancelled</c> names, as JSON.</summary>
    public string? Cancels { get; private init; }

    public bool IsInitialize => Method == "initialize";

    /// <summary>Null where the line is no JSON.</summary>
    public static ClientMessage? Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "method") is not { } method)
                return new ClientMessage(line);
            var parameters = root.TryGetProperty("params", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
            return new ClientMessage(line)
            {
                Method = method,
                Id = Raw(Member(root, "id")),
                Target = Text(parameters, method switch
                {
                    "tools/call" or "prompts/get" => "name",
                    "resources/read" => "uri",
                    "tasks/get" or "tasks/update" or "tasks/cancel" => "taskId",
                    _ => "",
                }),
                ModernVersion = Text(Member(parameters, "_meta"), VersionKey),
                Cancels = method == "notifications/cancelled" ? Raw(Member(parameters, "requestId")) : null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>An id as JSON; null for what is no id.</summary>
    private static string? Raw(JsonElement id) => id.ValueKind is JsonValueKind.String or JsonValueKind.Number ? id.GetRawText() : null;

    private static JsonElement Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : default;

    private static string? Text(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
