using System.Security.Cryptography;
using System.Text.Json.Serialization.Metadata;
using Gateway.Access;
using Gateway.Handlers;
using Gateway.Handlers.Asking;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Registry.Schemas;

namespace Gateway.Mcp.Asking;

/// <summary>
/// Modern era: ends the request with the questions. The client sends it again with its answers and the state of the earlier rounds.
/// </summary>
/// <remarks>
/// Answers without a state are accepted: a client may know the questions already. Questions whose answer counts once are the exception. They accept
/// an answer only with the state in which exactly this question was asked, and mark that state as used.
/// </remarks>
internal sealed class ModernAsker : ClientRequests
{
    private readonly RequestStates _states;
    private readonly ClientFeatures _client;
    private readonly JsonElement _responses;
    private readonly JsonRpcMessage _message;
    private readonly Caller _caller;
    private StateBinding? _bound;
    private RequestState? _carried;
    private readonly bool _resumes;
    private bool _used;

    /// <exception cref="McpException">-32602: requestState or inputResponses is invalid.</exception>
    public ModernAsker(RequestStates states, JsonRpcMessage message, Caller caller, ClientFeatures client)
    {
        _states = states;
        _client = client;
        (_message, _caller) = (message, caller);
        _responses = message.Param("inputResponses"u8);
        if (_responses.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
            throw McpException.InvalidParams(
                "The parameter \"inputResponses\" must be an object with one answer a key, for example {\"name\":{\"action\":\"decline\"}}.");
        var state = message.Param("requestState"u8);
        _resumes = state.ValueKind != JsonValueKind.Undefined;
        if (_resumes)
            _carried = states.Open(state, Binding);
    }

    /// <summary>Created at its first use, because most requests never ask.</summary>
    private StateBinding Binding => _bound ??= StateBinding.Of(_caller.Id, _message.Method, _message.Params);

    /// <inheritdoc cref="Binding"/>
    private RequestState Carried => _carried ??= new RequestState();

    public override Task<InputAnswers> AskAsync(IReadOnlyList<InputQuestion> questions, CancellationToken cancellationToken)
    {
        RequireFeatures(questions);
        List<InputQuestion> open = [.. questions.Where(question => !IsAnswered(question))];
        if (open.Count > 0)
            throw Ask(open);
        if (!_used && questions.Any(question => question.CountsOnce))
        {
            _states.MarkUsed(Carried);
            _used = true;
        }

        return Task.FromResult(new InputAnswers(questions.ToDictionary(question => question.Key, question => Carried.Answers[question.Key])));
    }

    public override async ValueTask<T> OnceAsync<T>(string key, Func<CancellationToken, ValueTask<T>> make, CancellationToken cancellationToken)
    {
        var type = (JsonTypeInfo<T>)ToolJson.Options.GetTypeInfo(typeof(T));
        if (Carried.Once.TryGetValue(key, out var made))
            return made.Deserialize(type)!;
        var value = await make(cancellationToken);
        Carried.Once[key] = JsonSerializer.SerializeToElement(value, type);
        return value;
    }

    /// <summary>Takes the answer of this round, unless an earlier round has answered the question.</summary>
    private bool IsAnswered(InputQuestion question)
    {
        if (question.CountsOnce && !(_resumes && Carried.Asked.TryGetValue(question.Key, out var asked) && asked == DigestOf(question)))
            return false;
        if (Carried.Answers.ContainsKey(question.Key))
            return true;
        if (_responses.ValueKind != JsonValueKind.Object || !_responses.TryGetProperty(question.Key, out var answer))
            return false;
        if (AnswerCheck.Fault(question, answer) is { } fault)
            throw McpException.InvalidParams($"inputResponses.{question.Key}{(fault[0] == '.' ? "" : ": ")}{fault}");
        Carried.Answers[question.Key] = answer;
        return true;
    }

    private InputRequiredException Ask(List<InputQuestion> open)
    {
        List<InputQuestion> inTerms =
            [.. open.Select(question => question with { Parameters = QuestionTerms.For(question, ProtocolVersions.Modern) })];
        foreach (var question in open)
        {
            Carried.Answers.Remove(question.Key);
            Carried.Asked[question.Key] = DigestOf(question);
        }

        return new InputRequiredException(inTerms, _states.Seal(Carried, Binding));
    }

    private void RequireFeatures(IReadOnlyList<InputQuestion> questions)
    {
        var missing = questions.Aggregate(ClientFeatures.None, (needs, question) => needs | question.Needs) & ~_client;
        if (missing != ClientFeatures.None)
            throw McpException.MissingCapability(missing);
    }

    private static string DigestOf(InputQuestion question) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{question.Method} {question.Parameters.GetRawText()}")));
}
