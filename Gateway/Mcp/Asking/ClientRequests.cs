using Gateway.Handlers.Asking;

namespace Gateway.Mcp.Asking;

/// <summary>Sends a handler's questions (elicitation, sampling, roots) to its client; each era implements it.</summary>
internal abstract class ClientRequests
{
    /// <inheritdoc cref="Gateway.Handlers.RequestContext.AskAsync"/>
    public abstract Task<InputAnswers> AskAsync(IReadOnlyList<InputQuestion> questions, CancellationToken cancellationToken);

    /// <inheritdoc cref="Gateway.Handlers.RequestContext.OnceAsync"/>
    public virtual ValueTask<T> OnceAsync<T>(string key, Func<CancellationToken, ValueTask<T>> make, CancellationToken cancellationToken) =>
        make(cancellationToken);
}
