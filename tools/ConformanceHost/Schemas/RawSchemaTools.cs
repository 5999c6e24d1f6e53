using Gateway.Access;
using Gateway.Handlers;

namespace ConformanceHost.Schemas;

/// <summary>
/// A schema that no parameter list can say: written as it is to be seen, every keyword kept. The tool then reads its arguments itself.
/// </summary>
[Toolset("schemas", AccessScope.None)]
public sealed class RawSchemaTools
{
    [Tool("json_schema_2020_12_tool", "Raw schema", ReadOnly = true)]
    [Description("Repeats its arguments; its input schema has definitions, an anchor, a composition and a condition.")]
    [InputSchema("""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object",
          "$defs": {
            "address": {
              "$anchor": "addressDef",
              "type": "object",
              "properties": { "street": { "type": "string" }, "city": { "type": "string" } }
            }
          },
          "properties": {
            "name": { "type": "string" },
            "address": { "$ref": "#/$defs/address" },
            "contactMethod": { "type": "string", "enum": ["phone", "email"] },
            "phone": { "type": "string" },
            "email": { "type": "string" }
          },
          "allOf": [{ "anyOf": [{ "required": ["phone"] }, { "required": ["email"] }] }],
          "if": { "properties": { "contactMethod": { "const": "phone" } }, "required": ["contactMethod"] },
          "then": { "required": ["phone"] },
          "else": { "required": ["email"] },
          "additionalProperties": false
        }
        """)]
    public static ToolContent Repeat(JsonElement arguments) => ToolContent.Text($"JSON Schema 2020-12 tool called with: {arguments.GetRawText()}");
}
