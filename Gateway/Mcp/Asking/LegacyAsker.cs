using Gateway.Handlers;
using Gateway.Handlers.Asking;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Streaming;
using Gateway.Text;

namespace Gateway.Mcp.Asking;

/// <summary>
/// Legacy era: sends the questions as JSON-RPC requests on the call's own stream, and waits for the responses that the client posts.
/// </summary>
/// <remarks>The wait ends with the call's cancellation and with the session.</remarks>
/// <param name="longestWait">How long the client may take to answer.</param>
internal sealed class LegacyAsker(LegacySession session, McpReply reply, TimeSpan longestWait, TimeProvider time, CancellationToken stopping)
    : ClientRequests
{
    public override async Task<InputAnswers> AskAsync(IReadOnlyList<InputQuestion> questions, CancellationToken cancellationToken)
    {
        foreach (var question in questions)
            RequireFeature(question);
        (InputQuestion Question, JsonElement Parameters)[] inTerms =
            [.. questions.Select(question => (question, QuestionTerms.For(question, session.ProtocolVersion)))];
        using var end = CancellationTokenSource.CreateLinkedTokenSource([cancellationToken, stopping, session.Ended]);
        Task<JsonElement>[] answers = [.. inTerms.Select(one => AskAsync(one.Question, one.Parameters, end.Token))];
        try
        {
            var all = await Task.WhenAll(answers);
            return new InputAnswers(questions.Zip(all).ToDictionary(pair => pair.First.Key, pair => pair.Second));
        }
        catch (OperationCanceledException) when (session.Ended.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw ToolErrors.Failed(
                "session_ended", "The session ended before the client answered.", "Call again in a new session.", retryable: true);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw ToolErrors.Failed(
                "gateway_stopping", "The gateway is shutting down; it waits for no answer.", "Call again after the restart.", retryable: true);
        }
    }

    private async Task<JsonElement> AskAsync(InputQuestion question, JsonElement parameters, CancellationToken cancellationToken)
    {
        var (id, pending) = session.Questions.Begin();
        try
        {
            await SendAsync(writer => WriteRequest(writer, id, question.Method, parameters));
            return Read(question, await pending.WaitAsync(longestWait, time, cancellationToken));
        }
        catch (TimeoutException)
        {
            await SendAsync(writer => WriteCancelled(writer, id));
            throw ToolErrors.Failed(
                "no_answer", $"The client did not answer the question \"{question.Key}\" within {longestWait}.",
                "Call again when a person is there to answer.", retryable: true);
        }
        finally
        {
            session.Questions.End(id);
        }
    }

    private static JsonElement Read(InputQuestion question, QuestionReply answer)
    {
        if (answer.Result.ValueKind == JsonValueKind.Undefined)
            throw ToolErrors.Refused("client_refused", $"The client refused the question \"{question.Key}\": {MessageOf(answer.Error)}");
        return AnswerCheck.Fault(question, answer.Result) is { } fault
            ? throw ToolErrors.Failed(
                "invalid_answer", $"The client's answer to \"{question.Key}\" is not valid: result{(fault[0] == '.' ? "" : " ")}{fault}")
            : answer.Result;
    }

    private static string MessageOf(JsonElement error) =>
        error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message"u8, out var message) && message.ValueKind == JsonValueKind.String
            ? UntrustedText.Show(message.GetString()!)
            : "it gave no reason.";

    private void RequireFeature(InputQuestion question)
    {
        if (!session.Client.HasFlag(question.Needs))
        {
            throw ToolErrors.Refused(
                "client_cannot_be_asked",
                "This call needs an answer from the client, and the client did not declare the capability "
                + $"{ClientCapabilities.Naming(question.Needs).ToJsonString()} in its initialize.",
                "Use a client that supports it.");
        }
    }

    private async Task SendAsync(Action<Utf8JsonWriter> write)
    {
        using var message = new PooledBuffer();
        using (var begun = MessageWriter.On(message))
        {
            var writer = begun.Json;
            writer.WriteStartObject();
            writer.WriteString("jsonrpc"u8, "2.0"u8);
            write(writer);
            writer.WriteEndObject();
        }

        await reply.NotifyAsync(message.Written);
    }

    private static void WriteRequest(Utf8JsonWriter writer, JsonRpcId id, string method, JsonElement parameters)
    {
        writer.WritePropertyName("id"u8);
        id.Write(writer);
        writer.WriteString("method"u8, method);
        if (parameters.ValueKind == JsonValueKind.Undefined)
            return;
        writer.WritePropertyName("params"u8);
        parameters.WriteTo(writer);
    }

    private static void WriteCancelled(Utf8JsonWriter writer, JsonRpcId id)
    {
        writer.WriteString("method"u8, "notifications/cancelled"u8);
        writer.WriteStartObject("params"u8);
        writer.WritePropertyName("requestId"u8);
        id.Write(writer);
        writer.WriteString("reason"u8, "The response took too long."u8);
        writer.WriteEndObject();
    }
}
