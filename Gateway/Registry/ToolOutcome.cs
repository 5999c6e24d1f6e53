using Gateway.Handlers;

namespace Gateway.Registry;

/// <summary>How a tool call ended: its result as UTF-8 JSON, its content, or its error.</summary>
/// <param name="Json">The result; empty when there is an error or content instead.</param>
public sealed record ToolOutcome(ReadOnlyMemory<byte> Json, ToolError? Error)
{
    /// <summary>The content of a tool that returns <see cref="ToolContent"/>; null for other tools.</summary>
    public ToolContent? Content { get; init; }

    /// <summary>The result in one line for people; null for none.</summary>
    public string? Summary { get; init; }

    /// <summary>Whether the result reports that the call achieved nothing, as of a rejected order.</summary>
    public bool Failed { get; init; }

    public bool IsError => Error is not null || Failed || Content is { IsError: true };
}
