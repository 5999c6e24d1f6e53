using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Gateway.Registry;

/// <summary>Renders docs/tools.md from the registry.</summary>
public static class ToolDocs
{
    public static string Render(IToolRegistry registry)
    {
        var text = new StringBuilder();
        text.Append("# Tools\n\n");
        text.Append("This page is generated from the registry; change the tools, not the page.\n\n");
        text.Append("Arguments are read leniently: a number may come as a text, a list as a text with commas, a choice in any case; ");
        text.Append("null and an absent argument are the same. An unknown argument is an error. A field that is not known is absent from a result, never null.\n");
        foreach (var toolset in registry.Tools.GroupBy(tool => tool.Toolset).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {toolset.Key}\n");
            foreach (var tool in toolset)
                Append(text, tool);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, ToolDescriptor tool)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n### {tool.Name}\n\n**{tool.Title}** ({Traits(tool)})\n\n{tool.Description}\n");
        var arguments = tool.InputSchema.GetProperty("properties").EnumerateObject().ToList();
        if (arguments.Count > 0)
        {
            var required = Required(tool.InputSchema);
            text.Append("\n| argument | type | default | meaning |\n|---|---|---|---|\n");
            foreach (var argument in arguments)
            {
                text.Append(CultureInfo.InvariantCulture, $"| `{argument.Name}` | {SchemaText.TypeOf(argument.Value)} ");
                text.Append(CultureInfo.InvariantCulture, $"| {Default(argument.Value, required.Contains(argument.Name))} | {SchemaText.DescriptionOf(argument.Value)} |\n");
            }
        }
        if (tool.UpdateSchema is { } update)
            AppendFields(text, "Each update", update);
        AppendFields(text, "Result", tool.OutputSchema);
    }

    private static void AppendFields(StringBuilder text, string title, JsonElement schema)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{title}:\n\n");
        SchemaText.AppendFields(text, schema, depth: 0);
    }

    private static string Traits(ToolDescriptor tool)
    {
        var traits = new List<string> { tool.Traits.ReadOnly ? "reads only" : "changes something" };
        if (tool.Streams)
            traits.Add("streams");
        if (tool.Traits.Trades)
            traits.Add("sends orders");
        if (tool.Traits.Destructive)
            traits.Add("destructive");
        if (tool.Traits.Idempotent)
            traits.Add("idempotent");
        return string.Join(", ", traits);
    }

    private static string Default(JsonElement argument, bool required) =>
        required ? "required" : argument.TryGetProperty("default", out var value) ? $"`{value}`" : string.Empty;

    private static HashSet<string> Required(JsonElement schema) =>
        schema.TryGetProperty("required", out var names) ? [.. names.EnumerateArray().Select(name => name.GetString()!)] : [];
}
