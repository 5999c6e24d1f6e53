using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gateway.Registry.Arguments;

/// <summary>True or false; also as a text or as 1 and 0.</summary>
internal sealed class FlagArgument : ArgumentType
{
    public override string Rule => "true or false";

    public override string Example => "true";

    public override IReadOnlyList<string> Choices { get; } = ["true", "false"];

    public override JsonObject Schema() => new() { ["type"] = "boolean" };

    public override object Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => Word(value.GetString()!),
        JsonValueKind.Number => Word(value.GetRawText()),
        _ => throw Broken(),
    };

    private bool Word(string word) => word.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "1" or "YES" => true,
        "FALSE" or "0" or "NO" => false,
        _ => throw Broken(),
    };
}
