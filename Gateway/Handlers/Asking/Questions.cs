namespace Gateway.Handlers.Asking;

/// <summary>The usual questions of a handler, one at a time; several at once go by <see cref="RequestContext.AskAsync"/>.</summary>
/// <remarks>
/// Check <see cref="RequestContext.Client"/> first where the handler can do without an answer: a client without the feature ends the handler here.
/// </remarks>
public static class Questions
{
    /// <summary>Shows the person a form and waits for what they fill in, decline or dismiss.</summary>
    public static async Task<ElicitAnswer> ElicitAsync(
        this RequestContext context, string key, string message, ElicitForm form, CancellationToken cancellationToken) =>
        (await context.AskAsync([InputQuestion.Form(key, message, form)], cancellationToken)).Elicited(key);

    /// <summary>Asks the person to open a page. Never put a secret into <paramref name="url"/>: the client sees it.</summary>
    public static async Task<ElicitAnswer> ElicitUrlAsync(
        this RequestContext context, string key, string message, Uri url, string elicitationId, CancellationToken cancellationToken) =>
        (await context.AskAsync([InputQuestion.Page(key, message, url, elicitationId)], cancellationToken)).Elicited(key);

    /// <summary>Requests a completion from the client's model (sampling).</summary>
    public static async Task<SampleAnswer> SampleAsync(
        this RequestContext context, string key, SampleRequest request, CancellationToken cancellationToken) =>
        (await context.AskAsync([InputQuestion.Sample(key, request)], cancellationToken)).Sampled(key);

    /// <summary>Lists the client's root folders.</summary>
    public static async Task<IReadOnlyList<ClientRoot>> ListRootsAsync(
        this RequestContext context, string key, CancellationToken cancellationToken) =>
        (await context.AskAsync([InputQuestion.Roots(key)], cancellationToken)).Roots(key);
}
