using Gateway.Registry.Prompts;

namespace Gateway.Mcp.Protocol;

/// <summary>A prompt as prompts/list shows it.</summary>
internal sealed record Prompt(string Name, string Title, string Description, IReadOnlyList<PromptParameter>? Arguments, IReadOnlyList<Icon>? Icons)
{
    public static Prompt From(PromptDescriptor prompt, string version) => new(
        prompt.Name,
        prompt.Title,
        prompt.Description,
        prompt.Arguments.Count == 0 ? null : [.. prompt.Arguments.Select(argument => new PromptParameter(argument.Name, argument.Description, argument.Required))],
        Icon.From(prompt.Icons, version));
}
