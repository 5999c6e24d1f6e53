using Gateway.Access;
using Gateway.Handlers.Asking;

namespace Gateway.Handlers;

/// <summary>
/// The context of a running tool, prompt or resource handler: sends messages and questions to its caller, in the same way in both eras of MCP.
/// </summary>
public abstract class RequestContext
{
    public abstract Caller Caller { get; }

    /// <summary>The features that this client declared; a question that needs another one fails (-32021 in the modern era).</summary>
    public virtual ClientFeatures Client => ClientFeatures.None;

    /// <summary>Sends a progress notification; does nothing when the caller gave no progress token.</summary>
    public abstract ValueTask ProgressAsync(double progress, double? total, string? message, CancellationToken cancellationToken);

    /// <summary>Sends a log message; does nothing below the level that the caller requested.</summary>
    /// <param name="data">Any JSON value; often a text.</param>
    public abstract ValueTask LogAsync(LogSeverity severity, JsonElement data, CancellationToken cancellationToken);

    /// <summary>Asks the client several questions at once and returns the answers by their keys.</summary>
    /// <remarks>
    /// In the modern era the handler is left here by an <see cref="InputRequiredException"/> and run again from its start when the client comes back
    /// with answers: code before the question must have no side effects, or must run through <see cref="OnceAsync"/>. In the legacy era, and in a
    /// task, the handler waits here.
    /// </remarks>
    /// <exception cref="ToolException">The client cannot be asked this, or did not answer in time.</exception>
    public virtual Task<InputAnswers> AskAsync(IReadOnlyList<InputQuestion> questions, CancellationToken cancellationToken) =>
        throw ToolErrors.Refused(
            "client_cannot_be_asked", "This call needs an answer from the person or the client, and this client cannot be asked.");

    /// <summary>
    /// Creates a value once for this request, even when the handler is run again after a question. The client sees the value (signed, not hidden).
    /// </summary>
    public virtual ValueTask<T> OnceAsync<T>(string key, Func<CancellationToken, ValueTask<T>> make, CancellationToken cancellationToken) =>
        make(cancellationToken);

    /// <summary>
    /// Closes the client's connection; the client reconnects for the rest of the answer after the given time. Does nothing where answers cannot be
    /// resumed.
    /// </summary>
    public virtual ValueTask ReleaseConnectionAsync(TimeSpan retryAfter, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}

/// <summary>The client features that a server can call, as the client declared them.</summary>
[Flags]
public enum ClientFeatures
{
    None = 0,

    /// <summary>The client can show a form to a person (elicitation, mode form).</summary>
    ElicitationForm = 1,

    /// <summary>The client can open a page for a person (elicitation, mode url).</summary>
    ElicitationUrl = 2,

    /// <summary>The client's model can be called (sampling).</summary>
    Sampling = 4,

    /// <summary>The client's model can be called with tools (sampling.tools).</summary>
    SamplingTools = 8,

    /// <summary>The client lists its root folders (roots).</summary>
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
