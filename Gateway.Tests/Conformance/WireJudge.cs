using Gateway.Tests.Support;

namespace Gateway.Tests.Conformance;

/// <summary>Holds every message that a server sends against the official schema of one revision, and keeps what it found.</summary>
internal sealed class WireJudge(string revision)
{
    private const string Modern = "2026-07-28";

    /// <summary>JSON-RPC's own codes: the definition is of the error alone.</summary>
    private static readonly Dictionary<int, string> StandardErrors = new()
    {
        [-32700] = "ParseError",
        [-32600] = "InvalidRequestError",
        [-32601] = "MethodNotFoundError",
        [-32602] = "InvalidParamsError",
        [-32603] = "InternalError",
    };

    /// <summary>MCP's codes: the definition is of the whole response.</summary>
    private static readonly Dictionary<int, string> McpErrors = new()
    {
        [-32020] = "HeaderMismatchError",
        [-32021] = "MissingRequiredClientCapabilityError",
        [-32022] = "UnsupportedProtocolVersionError",
    };

    private readonly McpSchema _schema = McpSchema.Of(revision);
    private readonly Lock _gate = new();
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<string> Violations { get; } = [];

    /// <summary>The methods that were answered by a result.</summary>
    public HashSet<string> Answered { get; } = [];

    /// <summary>The notifications and requests that came.</summary>
    public HashSet<string> Told { get; } = [];

    /// <param name="asked">The method of the request that the stream or the answer belongs to.</param>
    public void Hear(JsonElement message, string asked)
    {
        lock (_gate)
        {
            foreach ((JsonElement part, string definition) in Parts(message, asked))
                Violations.AddRange(_schema.Faults(part, definition).Select(fault => $"{revision} {asked}, {definition}: {fault} in {part.GetRawText()}"));
            if (message.TryGetProperty("result", out JsonElement result))
                Violations.AddRange(TaskShapes.Faults(result, asked).Select(fault => $"{revision} {asked}, tasks extension: {fault} in {result.GetRawText()}"));
            _news.SetResult();
            _news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Waits until all of these notifications and requests have come.</summary>
    public async Task ToldAsync(IReadOnlyList<string> methods, TimeSpan deadline)
    {
        using var patience = new CancellationTokenSource(deadline);
        while (true)
        {
            Task news;
            lock (_gate)
            {
                if (methods.All(Told.Contains))
                    return;
                news = _news.Task;
            }

            await news.WaitAsync(patience.Token);
        }
    }

    private IEnumerable<(JsonElement Part, string Definition)> Parts(JsonElement message, string asked)
    {
        if (message.Method() is { Length: > 0 } method)
        {
            Told.Add(method);
            return [(message, DefinitionOf(method))];
        }

        if (message.TryGetProperty("error", out JsonElement error))
            return Errors(message, error);

        Answered.Add(asked);
        JsonElement result = message.GetProperty("result");
        string envelope = _schema.Names.Contains("JSONRPCResultResponse") ? "JSONRPCResultResponse" : "JSONRPCResponse";
        return [(message, envelope), (result, ResultOf(result, asked)), .. InputRequests(result), .. TaskResult(result, asked)];
    }

    /// <summary>What has no definition of its own is part of an extension, and must fit what is common to all.</summary>
    private string DefinitionOf(string method) =>
        _schema.Methods.TryGetValue(method, out string? definition) ? definition
        : method == "notifications/tasks" && revision == Modern ? "JSONRPCNotification"
        : throw new InvalidOperationException($"Revision {revision} knows no {method}.");

    private IEnumerable<(JsonElement Part, string Definition)> Errors(JsonElement message, JsonElement error)
    {
        yield return (message, _schema.Names.Contains("JSONRPCErrorResponse") ? "JSONRPCErrorResponse" : "JSONRPCError");
        int code = error.GetProperty("code").GetInt32();
        if (revision == Modern && StandardErrors.TryGetValue(code, out string? standard))
            yield return (error, standard);
        if (revision == Modern && McpErrors.TryGetValue(code, out string? ofMcp))
            yield return (message, ofMcp);
    }

    private string ResultOf(JsonElement result, string asked)
    {
        if (result.TryGetProperty("resultType", out JsonElement type) && type.GetString() is "input_required")
            return "InputRequiredResult";
        if (asked.StartsWith("tasks/", StringComparison.Ordinal) || (type.ValueKind == JsonValueKind.String && type.GetString() == "task"))
            return "Result";
        string definition = DefinitionOf(asked).Replace("Request", "Result", StringComparison.Ordinal);
        return _schema.Names.Contains(definition) ? definition : "EmptyResult";
    }

    /// <summary>A task that is completed holds the result of its call.</summary>
    private static IEnumerable<(JsonElement Part, string Definition)> TaskResult(JsonElement result, string asked) =>
        asked == "tasks/get" && result.TryGetProperty("result", out JsonElement called) ? [(called, "CallToolResult")] : [];

    private IEnumerable<(JsonElement Part, string Definition)> InputRequests(JsonElement result) =>
        result.TryGetProperty("inputRequests", out JsonElement requests)
            ? requests.EnumerateObject().Select(request => (request.Value, DefinitionOf(request.Value.Method())))
            : [];
}
