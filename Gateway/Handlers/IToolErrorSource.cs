namespace Gateway.Handlers;

/// <summary>
/// Maps the exceptions of one backend to errors for clients. The registry, which knows no backend itself, tries every registered source.
/// </summary>
public interface IToolErrorSource
{
    /// <returns>Null for an exception of another origin.</returns>
    ToolError? Explain(Exception exception);
}
