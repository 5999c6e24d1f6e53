using Gateway.Access;
using Gateway.Handlers;

namespace Gateway.Registry.Prompts;

/// <summary>A prompt as clients see it, and the delegate that returns its messages.</summary>
public sealed class PromptDescriptor
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required string Toolset { get; init; }

    public required AccessScope Scope { get; init; }

    public required IReadOnlyList<PromptArgument> Arguments { get; init; }

    public IReadOnlyList<IconAttribute> Icons { get; init; } = [];

    /// <summary>Fills the prompt in. Failures, bad arguments among them, are a <see cref="ToolException"/>.</summary>
    public required Func<JsonElement, RequestContext, CancellationToken, Task<IReadOnlyList<PromptMessage>>> Getter { get; init; }
}
