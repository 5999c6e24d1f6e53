using System.Collections.Concurrent;
using Gateway.Handlers;
using Gateway.Mcp.JsonRpc;

namespace Gateway.Mcp.Asking;

/// <summary>The requests to a legacy session's client that are waiting for a response.</summary>
internal sealed class PendingQuestions
{
    private const int Most = 64;

    private readonly ConcurrentDictionary<JsonRpcId, TaskCompletionSource<QuestionReply>> _pending = new();
    private long _last;

    public int Count => _pending.Count;

    /// <summary>Allocates a request id that is new in this session, and registers it for a response.</summary>
    /// <exception cref="ToolException">The client has too many open questions.</exception>
    public (JsonRpcId Id, Task<QuestionReply> Reply) Begin()
    {
        if (_pending.Count >= Most)
            throw ToolErrors.Refused(
                "too_many_questions", $"The client of this session has {Most} unanswered questions.",
                "Answer them, or end the session.");
        var id = new JsonRpcId("ask-" + Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture));
        var reply = new TaskCompletionSource<QuestionReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        _pending[id] = reply;
        return (id, reply.Task);
    }

    public void End(JsonRpcId id) => _pending.TryRemove(id, out _);

    /// <summary>Completes the request that a posted response answers; other responses are ignored.</summary>
    public void Answer(JsonRpcMessage response)
    {
        if (_pending.TryRemove(response.Id, out var reply))
            reply.TrySetResult(new QuestionReply(Copy(response.Result), Copy(response.Error)));
    }

    /// <summary>Copied because the message's buffer is freed with its POST.</summary>
    private static JsonElement Copy(JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? element : element.Clone();
}

/// <summary>A client's response to a request: a result or an error.</summary>
internal sealed record QuestionReply(JsonElement Result, JsonElement Error);
