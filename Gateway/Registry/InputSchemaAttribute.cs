using System.Diagnostics.CodeAnalysis;

namespace Gateway.Registry;

/// <summary>Gives a tool's input schema as written JSON, every keyword kept; the method then takes the arguments as one <see cref="System.Text.Json.JsonElement"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InputSchemaAttribute([StringSyntax(StringSyntaxAttribute.Json)] string json) : Attribute
{
    public string Json { get; } = json;
}
