namespace Gateway.Handlers;

/// <summary>Says in words for clients what the exceptions of one backend mean. The registry asks every source that is registered; it knows no backend itself.</summary>
public interface IToolErrorSource
{
    /// <returns>Null for an exception of another origin.</returns>
    ToolError? Explain(Exception exception);
}
