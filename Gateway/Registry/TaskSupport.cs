namespace Gateway.Registry;

/// <summary>Whether a tool may be started as a task that outlives its connection (extension io.modelcontextprotocol/tasks).</summary>
public enum TaskSupport
{
    Forbidden,

    /// <summary>A client that knows tasks gets one; others wait for the result. A streaming tool becomes a task only if the client did not ask for progress.</summary>
    Optional,

    /// <summary>Only clients that know tasks may call the tool.</summary>
    Required,
}
