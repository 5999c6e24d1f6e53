namespace Gateway.Handlers.Asking;

/// <summary>A question of a handler to the client. The transport removes parameters that the client's revision does not know.</summary>
/// <param name="Key">The key of the answer; unique within the request, and the same each time the handler runs.</param>
/// <param name="Needs">The features that the client needs to answer.</param>
/// <param name="Method">MCP's method: elicitation/create, sampling/createMessage or roots/list.</param>
/// <param name="Parameters">The parameters as they are sent; undefined for none.</param>
public sealed record InputQuestion(string Key, ClientFeatures Needs, string Method, JsonElement Parameters)
{
    /// <summary>
    /// True when the answer is valid once, and only for exactly these parameters: the same answer is refused a second time, and an answer that comes
    /// before its question does not count: the client is asked. For actions that must not happen twice, such as an order. Default false.
    /// </summary>
    public bool CountsOnce { get; init; }

    /// <summary>Shows the person a form (elicitation).</summary>
    public static InputQuestion Form(string key, string message, ElicitForm form) =>
        new(
            key, ClientFeatures.ElicitationForm, AskingMethods.Elicit,
            Json(new JsonObject { ["message"] = message, ["requestedSchema"] = form.ToSchema() }));

    /// <summary>Asks the person to open a page and do something there, such as to sign in; the answer says only whether they agreed to.</summary>
    /// <param name="elicitationId">Sent with the question where the revision has a field for it.</param>
    public static InputQuestion Page(string key, string message, Uri url, string elicitationId) => new(
        key,
        ClientFeatures.ElicitationUrl,
        AskingMethods.Elicit,
        Json(new JsonObject { ["mode"] = "url", ["message"] = message, ["url"] = url.AbsoluteUri, ["elicitationId"] = elicitationId }));

    /// <summary>Asks the client's model.</summary>
    public static InputQuestion Sample(string key, SampleRequest request) =>
        new(key, ClientFeatures.Sampling, AskingMethods.Sample, Json(request.ToParameters()));

    /// <summary>Asks for the client's root folders.</summary>
    public static InputQuestion Roots(string key) => new(key, ClientFeatures.Roots, AskingMethods.ListRoots, Json([]));

    private static JsonElement Json(JsonObject parameters) => JsonSerializer.SerializeToElement(parameters);
}

/// <summary>The client's answers by the keys of the questions, each a result of its method that has been checked against the question.</summary>
public sealed class InputAnswers(IReadOnlyDictionary<string, JsonElement> answers)
{
    /// <exception cref="KeyNotFoundException">No question had this key.</exception>
    public JsonElement this[string key] => answers[key];

    /// <summary>The answer to a form or a page.</summary>
    public ElicitAnswer Elicited(string key) => ElicitAnswer.Read(this[key]);

    /// <summary>The answer of the client's model.</summary>
    public SampleAnswer Sampled(string key) => SampleAnswer.Read(this[key]);

    /// <summary>The client's root folders.</summary>
    public IReadOnlyList<ClientRoot> Roots(string key) => ClientRoot.ReadAll(this[key]);
}

/// <summary>Ends a modern request with questions: the client must answer them and call again.</summary>
/// <param name="state">The state that the client sends back with its answers; opaque to it.</param>
public sealed class InputRequiredException(IReadOnlyList<InputQuestion> questions, string? state = null)
    : HandlerExitException("The client must answer questions first.")
{
    public IReadOnlyList<InputQuestion> Questions { get; } = questions;

    public string? State { get; } = state;
}

/// <summary>
/// Leaves a handler because its request ends or pauses here. Only the transport handles it: handlers and their callers must not catch it.
/// </summary>
public abstract class HandlerExitException(string message) : Exception(message);
