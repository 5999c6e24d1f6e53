using Gateway.Access;
using Gateway.Registry.Prompts;

namespace Docs;

/// <summary>Renders the prompts for docs/tools.md.</summary>
internal static class PromptDocs
{
    public static void Append(StringBuilder text, IPromptRegistry registry)
    {
        text.Append("\n## Prompts\n");
        foreach (var prompt in registry.Prompts)
            Append(text, prompt);
    }

    private static void Append(StringBuilder text, PromptDescriptor prompt)
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"\n### {prompt.Name}\n\n**{prompt.Title}** (toolset {prompt.Toolset}, scope {ScopeText.Of(prompt.Scope)})\n\n{prompt.Description}\n");
        if (prompt.Arguments.Count == 0)
            return;
        text.Append("\n| argument | required | completed | meaning |\n|---|---|---|---|\n");
        foreach (var argument in prompt.Arguments)
        {
            text.Append(
                CultureInfo.InvariantCulture, $"| `{argument.Name}` | {YesIf(argument.Required)} | {YesIf(argument.Completion is not null)} ");
            text.Append(CultureInfo.InvariantCulture, $"| {argument.Description.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }
    }

    private static string YesIf(bool condition) => condition ? "yes" : "";
}
