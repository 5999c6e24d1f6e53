using System.Text.Json;
using Gateway.Access;
using Gateway.Handlers.Asking;

namespace Gateway.Handlers;

/// <summary>What the handler of a tool call, a prompt or a resource may tell and ask its caller while it runs; the same in both eras of MCP.</summary>
public abstract class RequestContext
{
    public abstract Caller Caller { get; }

    /// <summary>What this client can be asked; asking for something else fails with a clear refusal (-32021 in the modern era).</summary>
    public virtual ClientFeatures Client => ClientFeatures.None;

    /// <summary>Progress of a long request; not sent when the caller gave no progress token.</summary>
    public abstract ValueTask ProgressAsync(double progress, double? total, string? message, CancellationToken cancellationToken);

    /// <summary>A log message for the caller; not sent below the level that the caller asked for.</summary>
    /// <param name="data">Any JSON value; often a text.</param>
    public abstract ValueTask LogAsync(LogSeverity severity, JsonElement data, CancellationToken cancellationToken);

    /// <summary>Asks the client all of this at once and gives its answers by the keys of the questions.</summary>
    /// <remarks>
    /// In the modern era the handler is left here by an <see cref="InputRequiredException"/> and run again from its start when the client comes back with answers: what it does
    /// before it asks must be free of effects, or be remembered by <see cref="OnceAsync"/>. In the legacy era, and in a task, it waits here.
    /// </remarks>
    /// <exception cref="ToolException">The client cannot be asked this, or did not answer in time.</exception>
    public virtual Task<InputAnswers> AskAsync(IReadOnlyList<InputQuestion> questions, CancellationToken cancellationToken) =>
        throw ToolErrors.Refused("client_cannot_be_asked", "This call needs an answer from the person or the client, and this client cannot be asked.");

    /// <summary>Makes a value once for this request, also when the handler is run again after asking. The client sees the value (signed, not hidden).</summary>
    public virtual ValueTask<T> OnceAsync<T>(string key, Func<CancellationToken, ValueTask<T>> make, CancellationToken cancellationToken) => make(cancellationToken);

    /// <summary>Lets the client's connection go; it comes back for the rest by itself after the given time. Does nothing where answers cannot be resumed.</summary>
    public virtual ValueTask ReleaseConnectionAsync(TimeSpan retryAfter, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}

/// <summary>What the client of a request said it can do when it is asked something.</summary>
[Flags]
public enum ClientFeatures
{
    None = 0,

    /// <summary>A form can be shown to the person (elicitation, mode form).</summary>
    ElicitationForm = 1,

    /// <summary>A page can be opened for the person (elicitation, mode url).</summary>
    ElicitationUrl = 2,

    /// <summary>The client's model can be asked (sampling).</summary>
    Sampling = 4,

    /// <summary>The client's model can be asked, with tools (sampling.tools).</summary>
    SamplingTools = 8,

    /// <summary>The client tells its root folders (roots).</summary>
    Roots = 16,
}

/// <summary>The severities of notifications/message, the least first.</summary>
public enum LogSeverity
{
    Debug,
    Info,
    Notice,
    Warning,
    Error,
    Critical,
    Alert,
    Emergency,
}
