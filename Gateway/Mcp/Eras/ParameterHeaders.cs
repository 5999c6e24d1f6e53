using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Gateway.Registry;

namespace Gateway.Mcp.Eras;

/// <summary>Checks the Mcp-Param-* headers of tools/call against the arguments that a tool's schema marks with "x-mcp-header".</summary>
/// <remarks>
/// Only what <c>properties</c> alone lead to can be marked. A value in the body needs its header; a header without a value in the body is refused too,
/// since something on the way may have routed by it. Headers that no schema names are ignored.
/// </remarks>
internal sealed class ParameterHeaders(IToolRegistry registry)
{
    private const string Annotation = "x-mcp-header";

    private readonly Lazy<FrozenDictionary<string, MarkedParameter[]>> _marked = new(() => Collect(registry));

    /// <exception cref="McpException">-32020: a header is missing, malformed or differs from its argument.</exception>
    public void Check(IHeaderDictionary headers, JsonElement parameters)
    {
        if (_marked.Value.Count == 0
            || !parameters.TryGetProperty("name"u8, out JsonElement name)
            || name.ValueKind != JsonValueKind.String
            || !_marked.Value.TryGetValue(name.GetString()!, out MarkedParameter[]? marked))
            return;
        JsonElement arguments = parameters.TryGetProperty("arguments"u8, out JsonElement given) ? given : default;
        foreach (MarkedParameter parameter in marked)
            Check(headers, parameter, Find(arguments, parameter.Path));
    }

    private static void Check(IHeaderDictionary headers, MarkedParameter parameter, JsonElement value)
    {
        string? header = ModernHeaders.Read(headers[parameter.Header], parameter.Header);
        bool isGiven = value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;
        if (!isGiven && header is null)
            return;
        if (header is null)
            throw ModernHeaders.Mismatch($"The header {parameter.Header} is missing; it must repeat the argument \"{string.Join('.', parameter.Path)}\".");
        if (!isGiven || !Says(header, value))
            throw ModernHeaders.Mismatch($"The header {parameter.Header} says something else than the argument \"{string.Join('.', parameter.Path)}\".");
    }

    /// <summary>Numbers are compared as numbers: 42 is 42.0.</summary>
    private static bool Says(string header, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.ValueEquals(header),
        JsonValueKind.Number => decimal.TryParse(header, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal said)
            && value.TryGetDecimal(out decimal meant)
            && said == meant,
        JsonValueKind.True => header == "true",
        _ => header == "false",
    };

    private static JsonElement Find(JsonElement value, string[] path)
    {
        foreach (string step in path)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(step, out value))
                return default;
        }

        return value;
    }

    private static FrozenDictionary<string, MarkedParameter[]> Collect(IToolRegistry registry)
    {
        var marked = new Dictionary<string, MarkedParameter[]>(StringComparer.Ordinal);
        foreach (ToolDescriptor tool in registry.Tools)
        {
            var found = new List<MarkedParameter>();
            Collect(tool.InputSchema, [], found);
            if (found.Count > 0)
                marked[tool.Name] = [.. found];
        }

        return marked.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Collect(JsonElement schema, string[] path, List<MarkedParameter> found)
    {
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties"u8, out JsonElement properties))
            return;
        foreach (JsonProperty property in properties.EnumerateObject())
        {
            string[] place = [.. path, property.Name];
            if (property.Value.ValueKind == JsonValueKind.Object
                && property.Value.TryGetProperty(Annotation, out JsonElement name)
                && name.ValueKind == JsonValueKind.String)
                found.Add(new MarkedParameter(McpHeaders.ParameterPrefix + name.GetString(), place));
            Collect(property.Value, place, found);
        }
    }
}

/// <summary>An argument that a header must repeat.</summary>
/// <param name="Path">The names that lead to it from the arguments' root.</param>
internal sealed record MarkedParameter(string Header, string[] Path);
