using System.Text.Json.Nodes;
using Gateway.Registry;

namespace Gateway.Tests.Tools;

/// <summary>A call with one argument that cannot be, generated from what a tool says of its arguments.</summary>
internal sealed record WrongCall(string Field, string Fault, JsonObject Arguments)
{
    private const string NoArgument = "noSuchArgument";

    public static IEnumerable<WrongCall> Of(ToolDescriptor tool)
    {
        var example = JsonNode.Parse(tool.Traits.Example)!.AsObject();
        yield return With(NoArgument, "unknown name", 1);
        foreach (var argument in tool.Arguments.GetProperty("properties").EnumerateObject())
        {
            yield return With(argument.Name, "wrong type", new JsonArray(new JsonArray(new JsonArray())));
            foreach (var (fault, value) in OutOfRange(argument.Value))
                yield return With(argument.Name, fault, value);
        }
        foreach (var name in tool.Arguments.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(name => name.GetString()!) : [])
        {
            var arguments = example.DeepClone().AsObject();
            arguments.Remove(name);
            yield return new WrongCall(name, "missing", arguments);
        }

        WrongCall With(string name, string fault, JsonNode value)
        {
            var arguments = example.DeepClone().AsObject();
            arguments[name] = value;
            return new WrongCall(name, fault, arguments);
        }
    }

    public override string ToString() => $"{Field}, {Fault}";

    private static IEnumerable<(string Fault, JsonNode Value)> OutOfRange(JsonElement schema)
    {
        if (Number(schema, "minimum") is { } least)
            yield return ("too small", least - 1);
        if (Number(schema, "exclusiveMinimum") is { } bound)
            yield return ("too small", bound);
        if (Number(schema, "maximum") is { } most)
            yield return ("too large", most + 1);
        if (Number(schema, "maxLength") is { } length)
            yield return ("too long", new string('x', (int)length + 1));
        if (Number(schema, "maxItems") is { } items)
            yield return ("too many", new JsonArray([.. Enumerable.Repeat(0, (int)items + 1).Select(_ => (JsonNode)"1")]));
        if (schema.TryGetProperty("enum", out _))
            yield return ("no such choice", "no such choice");
        if (schema.TryGetProperty("format", out _))
            yield return ("no such moment", "the day after");
        if (schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("integer"))
            yield return ("not whole", 1.5);
        // Whatever it stands for: no name, id, number or day looks like this.
        yield return ("absurd", "\u0007" + new string('\u2200', 20_000));
    }

    private static decimal? Number(JsonElement schema, string keyword) => schema.TryGetProperty(keyword, out var value) ? value.GetDecimal() : null;
}
