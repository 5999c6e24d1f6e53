using Gateway.Handlers;

namespace Gateway.Registry.Prompts;

/// <summary>An argument of a prompt as clients see it.</summary>
public sealed record PromptArgument(string Name, string Description, bool Required, ICompletionSource? Completion);
