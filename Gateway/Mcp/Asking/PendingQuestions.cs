using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Gateway.Handlers;
using Gateway.Mcp.JsonRpc;

namespace Gateway.Mcp.Asking;

/// <summary>The requests that a legacy session's client has been sent and has not answered yet.</summary>
internal sealed class PendingQuestions
{
    private const int Most = 64;

    private readonly ConcurrentDictionary<JsonRpcId, TaskCompletionSource<QuestionReply>> _pending = new();
    private long _last;

    public int Count => _pending.Count;

    /// <summary>Makes an id that this session never had, and waits for its response from now on.</summary>
    /// <exception cref="ToolException">The client has too many questions before it.</exception>
    public (JsonRpcId Id, Task<QuestionReply> Reply) Begin()
    {
        if (_pending.Count >= Most)
            throw ToolErrors.Refused("too_many_questions", $"This session's client has {Most} questions before it that it has not answered.", "Answer them, or end the session.");
        var id = new JsonRpcId("ask-" + Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture));
        var reply = new TaskCompletionSource<QuestionReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        _pending[id] = reply;
        return (id, reply.Task);
    }

    public void End(JsonRpcId id) => _pending.TryRemove(id, out _);

    /// <summary>Takes a posted response; one that nobody waits for is none of our business.</summary>
    public void Answer(JsonRpcMessage response)
    {
        if (_pending.TryRemove(response.Id, out var reply))
            reply.TrySetResult(new QuestionReply(Copy(response.Result), Copy(response.Error)));
    }

    /// <summary>The message's own text goes with its POST.</summary>
    private static JsonElement Copy(JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? element : element.Clone();
}

/// <summary>A client's response to a request of ours: one of the two.</summary>
internal sealed record QuestionReply(JsonElement Result, JsonElement Error);
