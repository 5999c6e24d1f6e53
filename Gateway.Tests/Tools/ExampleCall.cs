using System.Text.Json.Nodes;
using Gateway.Registry;
using Gateway.Tests.Support;

namespace Gateway.Tests.Tools;

/// <summary>The call that a tool's example needs before it, and what the example takes over from its answer.</summary>
internal sealed record ExampleCall(string Tool, string Arguments)
{
    private const string Mark = "$answer.";

    /// <summary>Null when the example needs none.</summary>
    public static ExampleCall? After(ToolDescriptor tool)
    {
        var text = tool.Traits.ExampleAfter.Trim();
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return text.Length == 0 ? null : space < 0 ? new ExampleCall(text, "{}") : new ExampleCall(text[..space], text[space..].Trim());
    }

    /// <summary>Calls what must come before a tool's example, and gives the arguments of the example.</summary>
    public static async Task<string> PrepareAsync(GatewayFixture gateway, ToolDescriptor tool) =>
        After(tool) is { } before ? Fill(tool.Traits.Example, await gateway.DataAsync(before.Tool, before.Arguments)) : tool.Traits.Example;

    /// <summary>Puts members of an answer in the place of texts such as "$answer.orders.0.orderId".</summary>
    public static string Fill(string example, JsonElement answer)
    {
        var arguments = JsonNode.Parse(example)!;
        Fill(arguments, answer);
        return arguments.ToJsonString();
    }

    private static void Fill(JsonNode? node, JsonElement answer)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToList())
            {
                if (Taken(value, answer) is { } taken)
                    members[name] = taken;
                else
                    Fill(value, answer);
            }
        }
        else if (node is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (Taken(items[i], answer) is { } taken)
                    items[i] = taken;
                else
                    Fill(items[i], answer);
            }
        }
    }

    private static JsonNode? Taken(JsonNode? value, JsonElement answer)
    {
        if (value is not JsonValue || value.GetValueKind() != JsonValueKind.String || !value.GetValue<string>().StartsWith(Mark, StringComparison.Ordinal))
            return null;
        foreach (var part in value.GetValue<string>()[Mark.Length..].Split('.'))
            answer = int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && answer.ValueKind == JsonValueKind.Array ? answer[index] : answer.GetProperty(part);
        return JsonNode.Parse(answer.GetRawText());
    }
}
