using Gateway.Access;
using Gateway.Handlers;
using Gateway.Registry.Schemas;

namespace Gateway.Registry;

/// <summary>A tool as clients see it, and the delegate that calls it.</summary>
public sealed record ToolDescriptor
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required string Toolset { get; init; }

    public required ToolAttribute Traits { get; init; }

    /// <summary>The scope that a caller needs to see and call the tool; None for any caller.</summary>
    public AccessScope Scope { get; init; }

    public IReadOnlyList<IconAttribute> Icons { get; init; } = [];

    /// <summary>The schemas of arguments, result and updates, created at their first use.</summary>
    public required ToolSchemas Schemas { get; init; }

    /// <summary>The input schema in tools/list: JSON Schema 2020-12 with an object at its root.</summary>
    public JsonElement InputSchema => Schemas.Listed;

    /// <summary>The full input schema, with unlisted arguments and all descriptions and limits.</summary>
    public JsonElement Arguments => Schemas.Arguments;

    /// <summary>Undefined for a tool that returns <see cref="ToolContent"/>.</summary>
    public JsonElement OutputSchema => Schemas.Output;

    /// <summary>The schema of the updates of a streaming tool; null for other tools.</summary>
    public JsonElement? UpdateSchema => Schemas.Update;

    /// <summary>True when its answers are often longer than their usual size, so that a caller may ask for longer ones (argument maxBytes).</summary>
    public bool MayBeLong { get; init; }

    /// <summary>True when the tool reports updates before its result.</summary>
    public required bool Streams { get; init; }

    public required Func<JsonElement, ToolContext, CancellationToken, Task<ToolOutcome>> Invoker { get; init; }

    /// <summary>Binds the arguments and calls the tool. Every failure is an error outcome.</summary>
    /// <param name="arguments">A JSON object; undefined counts as empty.</param>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="Gateway.Handlers.Asking.HandlerExitException">The request ends or pauses without a result.</exception>
    public Task<ToolOutcome> InvokeAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken) =>
        Invoker(arguments, context, cancellationToken);
}
