using System.Text.Json;
using Gateway.Access;
using Gateway.Handlers;
using Gateway.Registry.Schemas;

namespace Gateway.Registry;

/// <summary>A tool as clients see it, and the way to call it.</summary>
public sealed record ToolDescriptor
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required string Toolset { get; init; }

    public required ToolAttribute Traits { get; init; }

    /// <summary>What a caller must be allowed to do to see and call the tool; None opens it to all.</summary>
    public AccessScope Scope { get; init; }

    public IReadOnlyList<IconAttribute> Icons { get; init; } = [];

    /// <summary>Of the arguments, of the result and of updates; made when they are first asked for.</summary>
    public required ToolSchemas Schemas { get; init; }

    /// <summary>What clients are shown: a JSON Schema 2020-12 with an object at its root.</summary>
    public JsonElement InputSchema => Schemas.Listed;

    /// <summary>The same with everything that is known of every argument, those included that clients are not shown.</summary>
    public JsonElement Arguments => Schemas.Arguments;

    /// <summary>Undefined for a tool that returns <see cref="ToolContent"/>.</summary>
    public JsonElement OutputSchema => Schemas.Output;

    /// <summary>What each update of a streaming tool looks like; null for other tools.</summary>
    public JsonElement? UpdateSchema => Schemas.Update;

    /// <summary>True when the tool reports updates before its result.</summary>
    public required bool Streams { get; init; }

    public required Func<JsonElement, ToolContext, CancellationToken, Task<ToolOutcome>> Invoker { get; init; }

    /// <summary>Binds the arguments and calls the tool. Every failure is an error outcome.</summary>
    /// <param name="arguments">A JSON object; undefined counts as empty.</param>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="Gateway.Handlers.Asking.HandlerExitException">The request ends or pauses with something else than a result.</exception>
    public Task<ToolOutcome> InvokeAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken) =>
        Invoker(arguments, context, cancellationToken);
}
