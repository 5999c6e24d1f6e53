using System.Collections.Concurrent;
using Json.Schema;

namespace Gateway.Tests.Support;

/// <summary>Holds JSON against a JSON Schema, by JsonSchema.Net: not by anything of our own.</summary>
internal static class JsonSchemas
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };
    private static readonly ConcurrentDictionary<string, Lazy<JsonSchema>> Read = new(StringComparer.Ordinal);

    /// <returns>What is wrong, each with the path of the value and the rule; empty when all is well.</returns>
    public static IReadOnlyList<string> Faults(JsonElement value, JsonElement schema) =>
        Faults(value, Read.GetOrAdd(schema.GetRawText(), text => new Lazy<JsonSchema>(() => JsonSchema.FromText(text))).Value);

    public static IReadOnlyList<string> Faults(JsonElement value, JsonSchema schema)
    {
        var results = schema.Evaluate(value, Options);
        if (results.IsValid)
            return [];
        return
        [
            .. from detail in results.Details ?? []
               where detail.Errors is not null
               from error in detail.Errors!
               select $"{detail.InstanceLocation}: {error.Value} ({detail.EvaluationPath}/{error.Key})",
            "not valid",
        ];
    }
}
