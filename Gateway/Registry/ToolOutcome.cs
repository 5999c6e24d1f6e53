namespace Gateway.Registry;

/// <summary>How a tool call ended: its result as UTF-8 JSON, or its error.</summary>
/// <param name="Json">The result; empty when there is an error.</param>
public sealed record ToolOutcome(ReadOnlyMemory<byte> Json, ToolError? Error)
{
    public bool IsError => Error is not null;
}
