using System.Diagnostics.CodeAnalysis;
using Gateway.Access;

namespace Gateway.Handlers;

/// <summary>
/// Makes a method a tool. Its <see cref="System.ComponentModel.DescriptionAttribute"/> is the tool's description; its parameters are the arguments.
/// </summary>
/// <remarks>
/// A parameter of type <see cref="ToolContext"/> or <see cref="CancellationToken"/> is supplied by the caller and is no argument. The return type
/// (inside Task or ValueTask) gives the output schema; <see cref="IAsyncEnumerable{T}"/> of <see cref="ToolEvent{TUpdate, TResult}"/> makes a
/// streaming tool.
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

    /// <summary>
    /// The tool runs whatever its arguments look like, also where they are no JSON object: an emergency stop must not fail for its form. It needs an
    /// <see cref="InputSchemaAttribute"/> and reads what it can. Default false.
    /// </summary>
    public bool AnyArguments { get; init; }

    /// <summary>
    /// The TWS requests that the tool makes, by IB's names and separated by commas, such as <c>"reqMktData"</c>; empty when it makes none.
    /// </summary>
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
    /// The task begins when the tool calls <see cref="ToolContext.StartTaskAsync"/>, so that its earlier questions belong to the call. Default false:
    /// the task begins with the call.
    /// </summary>
    public bool StartsTask { get; init; }
}

/// <summary>
/// Marks a class whose methods become tools, resources and prompts; names their toolset and the scope that a caller needs for them.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ToolsetAttribute(string name, AccessScope scope) : Attribute
{
    public string Name { get; } = name;

    /// <summary>Applies to every method without a scope of its own.</summary>
    public AccessScope Scope { get; } = scope;
}

/// <summary>A valid value of an argument, shown in its schema and in the error about a wrong value.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ExampleAttribute(string value) : Attribute
{
    public string Value { get; } = value;
}

/// <summary>
/// The tool returns a list that may be long. The registry gives it the arguments <c>limit</c>, <c>cursor</c>, <c>fields</c> and <c>format</c> (json,
/// compact, csv) and cuts and shapes the list of its result accordingly; the method itself returns every row.
/// </summary>
/// <param name="property">The list's name in the JSON result, such as <c>"bars"</c>.</param>
/// <param name="limit">The most rows of one answer unless the caller asks otherwise.</param>
/// <param name="most">The most that a caller may ask for.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RowsAttribute(string property, int limit, int most = 1000) : Attribute
{
    public string Property { get; } = property;

    public int Limit { get; } = limit;

    public int Most { get; } = most;

    /// <summary>
    /// Whether long members that all rows of an answer share are written once, in the object <c>common</c>, instead of in each row. Default false.
    /// </summary>
    public bool Common { get; init; }

    /// <summary>
    /// Whether the last rows are kept, as of bars in the order of time, where the newest matter; a cursor leads to older ones. Default false.
    /// </summary>
    public bool NewestLast { get; init; }
}

/// <summary>
/// The tool returns a text that may be long. The registry gives it the argument <c>offset</c> and cuts the text to the part that fits; the method
/// itself returns the whole text.
/// </summary>
/// <param name="property">The text's name in the JSON result, such as <c>"articleText"</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongTextAttribute(string property) : Attribute
{
    public string Property { get; } = property;
}

/// <summary>
/// Gives a tool's input schema as written JSON, every keyword kept; the method then takes the arguments as one
/// <see cref="System.Text.Json.JsonElement"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InputSchemaAttribute([StringSyntax(StringSyntaxAttribute.Json)] string json) : Attribute
{
    public string Json { get; } = json;
}

/// <summary>An icon that a client may show beside a tool, resource or prompt.</summary>
/// <param name="source">An https: or data: URI.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class IconAttribute(string source) : Attribute
{
    public string Source { get; } = source;

    /// <summary>Such as "image/png"; null when unspecified.</summary>
    public string? MimeType { get; init; }

    /// <summary>Such as "48x48", or "any" for a drawing that scales; null when unspecified.</summary>
    public string? Sizes { get; init; }
}

/// <summary>Whether a tool may be started as a task that outlives its connection (extension io.modelcontextprotocol/tasks).</summary>
public enum TaskSupport
{
    Forbidden,

    /// <summary>
    /// A client that knows tasks gets one; others wait for the result. A streaming tool becomes a task only if the client did not ask for progress.
    /// </summary>
    Optional,

    /// <summary>Only clients that know tasks may call the tool.</summary>
    Required,
}
