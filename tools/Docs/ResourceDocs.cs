using Gateway.Access;
using Gateway.Registry.Resources;

namespace Docs;

/// <summary>Renders the resources for docs/tools.md.</summary>
internal static class ResourceDocs
{
    public static void Append(StringBuilder text, IResourceRegistry registry)
    {
        text.Append(
            "\n## Resources\n\nA URI with a name in braces is a template; the name represents one segment, percent-encoded if necessary. ");
        text.Append("A watched resource notifies its subscribers of changes.\n");
        text.Append("\n| URI | content | type | toolset | scope | watched | completed |\n|---|---|---|---|---|---|---|\n");
        foreach (var resource in registry.Resources.Concat(registry.Templates))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| `{resource.Uri}` | {resource.Description.Replace("|", "\\|", StringComparison.Ordinal)} | {resource.Traits.MimeType} ");
            text.Append(CultureInfo.InvariantCulture, $"| {resource.Toolset} | {ScopeText.Of(resource.Scope)} | "
                + $"{(resource.Watcher is null ? "" : "yes")} | {string.Join(", ", resource.Completions.Keys)} |\n");
        }
    }
}
