using System.Runtime.CompilerServices;
using Gateway.Registry;

namespace Gateway.Mcp.Eras;

/// <summary>Checks the Mcp-Param-* headers of tools/call against the arguments that a tool's schema marks with "x-mcp-header".</summary>
/// <remarks>
/// Only arguments that <c>properties</c> alone lead to can be marked. A value in the body needs its header; a header without a value in the body is
/// refused too, because a proxy may have routed by it. Unmarked headers are ignored.
/// </remarks>
internal static class ParameterHeaders
{
    private const string Annotation = "x-mcp-header";

    private static readonly ConditionalWeakTable<ToolDescriptor, MarkedParameter[]> Marked = [];

    /// <exception cref="McpException">-32020: a header is missing, malformed or differs from its argument.</exception>
    public static void Check(IHeaderDictionary headers, ToolDescriptor tool, JsonElement arguments)
    {
        foreach (var parameter in Marked.GetValue(tool, MarkedIn))
            Check(headers, parameter, Find(arguments, parameter.Path));
    }

    private static void Check(IHeaderDictionary headers, MarkedParameter parameter, JsonElement value)
    {
        var header = ModernHeaders.Read(headers[parameter.Header], parameter.Header);
        var isGiven = value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;
        if (!isGiven && header is null)
            return;
        if (header is null)
            throw ModernHeaders.Mismatch(
                $"The header {parameter.Header} is missing; it must repeat the argument \"{string.Join('.', parameter.Path)}\".");
        if (!isGiven || !Says(header, value))
            throw ModernHeaders.Mismatch(
                $"The header {parameter.Header} differs from the argument \"{string.Join('.', parameter.Path)}\".");
    }

    /// <summary>Numbers are compared as numbers: 42 is 42.0.</summary>
    private static bool Says(string header, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.ValueEquals(header),
        JsonValueKind.Number => decimal.TryParse(header, NumberStyles.Float, CultureInfo.InvariantCulture, out var said)
            && value.TryGetDecimal(out var meant)
            && said == meant,
        JsonValueKind.True => header == "true",
        _ => header == "false",
    };

    private static JsonElement Find(JsonElement value, string[] path)
    {
        foreach (var step in path)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(step, out value))
                return default;
        }

        return value;
    }

    private static MarkedParameter[] MarkedIn(ToolDescriptor tool)
    {
        var found = new List<MarkedParameter>();
        Collect(tool.InputSchema, [], found);
        return [.. found];
    }

    private static void Collect(JsonElement schema, string[] path, List<MarkedParameter> found)
    {
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties"u8, out var properties))
            return;
        foreach (var property in properties.EnumerateObject())
        {
            string[] place = [.. path, property.Name];
            if (property.Value.ValueKind == JsonValueKind.Object
                && property.Value.TryGetProperty(Annotation, out var name)
                && name.ValueKind == JsonValueKind.String)
                found.Add(new MarkedParameter(McpHeaders.ParameterPrefix + name.GetString(), place));
            Collect(property.Value, place, found);
        }
    }
}

/// <summary>An argument that a header must repeat.</summary>
/// <param name="Path">The names that lead to it from the arguments' root.</param>
internal sealed record MarkedParameter(string Header, string[] Path);
