namespace Gateway.Registry;

/// <summary>Makes a method a tool. Its <see cref="System.ComponentModel.DescriptionAttribute"/> is the tool's description; its parameters are the arguments.</summary>
/// <remarks>
/// A parameter of type <see cref="ToolContext"/> or <see cref="CancellationToken"/> is supplied by the caller and is no argument.
/// The return type (inside Task or ValueTask) gives the output schema; <see cref="IAsyncEnumerable{T}"/> of <see cref="ToolEvent{TUpdate, TResult}"/> makes a streaming tool.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolAttribute(string name, string title) : Attribute
{
    public string Name { get; } = name;

    public string Title { get; } = title;

    /// <summary>The tool changes nothing. Default false.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The tool may undo or remove something. Default false.</summary>
    public bool Destructive { get; init; }

    /// <summary>Calling it again with the same arguments has no further effect. Default false.</summary>
    public bool Idempotent { get; init; }

    /// <summary>The tool reaches beyond the gateway. Default true.</summary>
    public bool OpenWorld { get; init; } = true;

    /// <summary>The tool sends orders: it is hidden and refused in trading mode ReadOnly. Default false.</summary>
    public bool Trades { get; init; }

    /// <summary>The tool only stops or withdraws orders: it runs even where the audit log cannot be written. Default false.</summary>
    public bool Stops { get; init; }

    /// <summary>The TWS requests that the tool makes, by IB's names and separated by commas, such as <c>"reqMktData"</c>; empty when it makes none.</summary>
    public string Requests { get; init; } = string.Empty;

    /// <summary>Arguments that work against the simulator, as a JSON object: documented with their answer, and called by a test.</summary>
    /// <remarks>A text such as <c>"$answer.token"</c> stands for that member of the answer to <see cref="ExampleAfter"/>.</remarks>
    public string Example { get; init; } = "{}";

    /// <summary>A call that must come before the example's, such as <c>ibkr_place_order {"contract":"AAPL"}</c>; empty for none.</summary>
    public string ExampleAfter { get; init; } = string.Empty;

    /// <summary>The scope that a caller needs; None means the toolset's.</summary>
    public AccessScope Scope { get; init; }

    /// <summary>Whether the tool may be started as a task. Default: it may not.</summary>
    public TaskSupport Task { get; init; }

    /// <summary>
    /// The task begins when the tool calls <see cref="ToolContext.StartTaskAsync"/>, so that what it asks before is asked within the call.
    /// Default false: the task begins with the call.
    /// </summary>
    public bool StartsTask { get; init; }
}
