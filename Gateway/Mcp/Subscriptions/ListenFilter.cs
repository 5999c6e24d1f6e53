using System.Runtime.InteropServices;
using Gateway.Mcp.Tasks;

namespace Gateway.Mcp.Subscriptions;

/// <summary>The subscriptions of a listen stream. A list that was not requested is null.</summary>
internal sealed record ListenFilter(bool Tools, bool Prompts, bool Resources, IReadOnlyList<string>? ResourceUris, IReadOnlyList<string>? TaskIds)
{
    public static readonly ListenFilter Nothing = new(false, false, false, null, null);

    /// <summary>The maximum length of a subscribed URI or task id.</summary>
    public const int LongestName = 2048;

    /// <summary>The request stays in memory as long as its stream is open, so it must be small.</summary>
    private const int LargestRequest = 256 * 1024;

    /// <param name="most">The most resources, and the most tasks, of one stream.</param>
    /// <exception cref="McpException">
    /// A field is malformed (-32602), or tasks are asked for by a client that did not declare them (-32021).
    /// </exception>
    public static ListenFilter Of(McpRequest request, int most)
    {
        if (request.Params.ValueKind == JsonValueKind.Object && JsonMarshal.GetRawUtf8Value(request.Params).Length > LargestRequest)
            throw McpException.InvalidParams($"The params of subscriptions/listen must not be larger than {LargestRequest} bytes.");
        var asked = request.Param("notifications"u8);
        if (asked.ValueKind != JsonValueKind.Object)
            throw Malformed("notifications", "an object", """{"toolsListChanged":true}""", prefix: "params.");
        var filter = new ListenFilter(
            Flag(asked, "toolsListChanged"),
            Flag(asked, "promptsListChanged"),
            Flag(asked, "resourcesListChanged"),
            Names(asked, "resourceSubscriptions", "URIs", """["ibkr://status"]""", most),
            Names(asked, "taskIds", "task ids", """["786512e2"]""", most));
        return filter.TaskIds is null || request.KnowsTasks
            ? filter
            : throw TasksExtension.Missing($"Notifications of tasks require the extension {TasksExtension.Id}.");
    }

    private static bool Flag(JsonElement asked, string name)
    {
        if (!asked.TryGetProperty(name, out var flag) || flag.ValueKind == JsonValueKind.Null)
            return false;
        return flag.ValueKind is JsonValueKind.True or JsonValueKind.False ? flag.GetBoolean() : throw Malformed(name, "true or false", "true");
    }

    private static List<string>? Names(JsonElement asked, string name, string what, string example, int most)
    {
        if (!asked.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
            return null;
        if (list.ValueKind != JsonValueKind.Array)
            throw Malformed(name, $"a list of {what}", example);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in list.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.String || entry.GetString() is not { Length: > 0 and <= LongestName } text)
                throw Malformed(name, $"a list of {what} of 1 to {LongestName} characters", example);
            names.Add(text);
            if (names.Count > most)
                throw Malformed(name, $"a list of at most {most} {what}", example);
        }

        return [.. names];
    }

    private static McpException Malformed(string name, string rule, string example, string prefix = "params.notifications.") =>
        McpException.InvalidParams($"\"{prefix}{name}\" must be {rule}, for example {example}.");
}
