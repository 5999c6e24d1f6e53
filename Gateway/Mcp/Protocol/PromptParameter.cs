namespace Gateway.Mcp.Protocol;

/// <summary>An argument of a prompt as prompts/list shows it.</summary>
internal sealed record PromptParameter(string Name, string Description, bool Required);
