using Gateway.Access;
using Gateway.Registry;

namespace Docs;

/// <summary>Renders the table of all tools at the top of docs/tools.md.</summary>
internal static class CatalogueDocs
{
    private const string Test = "EveryToolTests";

    /// <param name="kept">Names that the setup guide's system documents.</param>
    public static void Append(StringBuilder text, IToolRegistry registry, IReadOnlySet<string> kept)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## All {registry.Tools.Count} tools\n\n");
        text.Append(CultureInfo.InvariantCulture, $"(H) marks the {kept.Count} names of the system that the setup guide describes, kept with their "
            + $"arguments. `{Test}` in Gateway.Tests calls each tool with its example over HTTP and MCP, ");
        text.Append("checks the answer against the output schema, and that every invalid argument is refused by name before anything is sent.\n\n");
        text.Append("| tool | | toolset | scope | TWS requests | test |\n|---|---|---|---|---|---|\n");
        foreach (var tool in registry.Tools.OrderBy(tool => tool.Toolset, StringComparer.Ordinal).ThenBy(tool => tool.Name, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"| [{tool.Name}]({ToolDocs.PathOf(tool.Toolset)}#{tool.Name}) | "
                + $"{(kept.Contains(tool.Name) ? "(H)" : string.Empty)} | "
                + $"{tool.Toolset} | {ScopeText.Of(tool.Scope)} ");
            text.Append(CultureInfo.InvariantCulture, $"| {tool.Traits.Requests} | `{Test}(\"{tool.Name}\")` |\n");
        }
    }
}
