using Gateway.Tests.Support;

namespace Gateway.Tests.Conformance;

/// <summary>What the tasks extension adds to the revision's own schema, for the answers that it names.</summary>
internal static class TaskShapes
{
    private static readonly JsonElement Shapes = JsonElement.Parse("""
        {
          "task": {
            "type": "object",
            "required": ["taskId", "status", "createdAt", "lastUpdatedAt", "ttlMs"],
            "properties": {
              "taskId": { "type": "string", "minLength": 1 },
              "status": { "enum": ["working", "input_required", "completed", "failed", "cancelled"] },
              "statusMessage": { "type": "string" },
              "createdAt": { "type": "string", "format": "date-time" },
              "lastUpdatedAt": { "type": "string", "format": "date-time" },
              "ttlMs": { "anyOf": [{ "type": "integer", "minimum": 1 }, { "type": "null" }] },
              "pollIntervalMs": { "type": "integer", "minimum": 1 }
            },
            "anyOf": [
              { "properties": { "status": { "enum": ["working", "cancelled"] } } },
              { "properties": { "status": { "const": "input_required" } }, "required": ["inputRequests"] },
              { "properties": { "status": { "const": "completed" } }, "required": ["result"] },
              { "properties": { "status": { "const": "failed" } }, "required": ["error"] }
            ]
          },
          "created": {
            "required": ["resultType", "taskId", "status", "createdAt", "lastUpdatedAt", "ttlMs"],
            "properties": { "resultType": { "const": "task" }, "taskId": { "type": "string" }, "ttlMs": { "type": ["integer", "null"] } }
          },
          "acknowledged": {
            "type": "object",
            "required": ["resultType"],
            "properties": { "resultType": { "const": "complete" }, "taskId": false, "status": false, "result": false, "error": false, "inputRequests": false }
          }
        }
        """);

    /// <summary>What is wrong with a result of the extension; empty for a right one and for a result that is none of its.</summary>
    public static IReadOnlyList<string> Faults(JsonElement result, string asked) => asked switch
    {
        "tasks/get" => JsonSchemas.Faults(result, Shapes.GetProperty("task")),
        "tasks/update" or "tasks/cancel" => JsonSchemas.Faults(result, Shapes.GetProperty("acknowledged")),
        "tools/call" when result.TryGetProperty("resultType", out JsonElement type) && type.ValueEquals("task"u8) => JsonSchemas.Faults(result, Shapes.GetProperty("created")),
        _ => [],
    };
}
