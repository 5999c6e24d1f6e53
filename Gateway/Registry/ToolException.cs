namespace Gateway.Registry;

/// <summary>Thrown by a tool to end its call with an error that the client sees as it is.</summary>
public sealed class ToolException(ToolError error) : Exception(error.Message)
{
    public ToolError Error { get; } = error;
}
