using Gateway.Access;
using Gateway.Handlers;
using Gateway.Handlers.Asking;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;
using Gateway.Streaming;

namespace Gateway.Mcp.Methods;

/// <summary>
/// The context of a running tool, prompt or resource handler: sends notifications/progress and notifications/message, and the handler's questions to
/// the client.
/// </summary>
internal sealed class McpRequestContext(McpRequest request, string handlerName, LogSeverity? logLevel) : ToolContext, IDisposable
{
    /// <summary>Null when the caller gets neither progress nor log messages: nothing is sent then.</summary>
    private readonly SemaphoreSlim? _gate = request.ProgressToken is null && logLevel is null ? null : new(1, 1);

    private readonly ProgressPace? _pace = request.ProgressToken is null ? null : new(request.Reply.Time);
    private PooledBuffer? _buffer;
    private double _lastProgress = double.NegativeInfinity;
    private (double Progress, double? Total, string? Message)? _held;
    private bool _closed;

    public override Caller Caller => request.Caller;

    public override ClientFeatures Client => request.Client;

    public override Task<InputAnswers> AskAsync(IReadOnlyList<InputQuestion> questions, CancellationToken cancellationToken) =>
        request.Asker?.AskAsync(questions, cancellationToken) ?? base.AskAsync(questions, cancellationToken);

    public override ValueTask<T> OnceAsync<T>(string key, Func<CancellationToken, ValueTask<T>> make, CancellationToken cancellationToken) =>
        request.Asker?.OnceAsync(key, make, cancellationToken) ?? make(cancellationToken);

    public override ValueTask UpdateAsync(long sequence, UpdateJson update, CancellationToken cancellationToken) =>
        TellAsync(sequence, LogSeverity.Info, update, cancellationToken);

    public override ValueTask GapAsync(UpdateGap gap, CancellationToken cancellationToken) =>
        TellAsync(null, LogSeverity.Warning, new UpdateJson(ToolEventJson.Gap(gap)), cancellationToken);

    public override async ValueTask ProgressAsync(double progress, double? total, string? message, CancellationToken cancellationToken)
    {
        if (_gate is null || _pace is null || !double.IsFinite(progress))
            return;
        await _gate.WaitAsync(cancellationToken);
        try
        {
            // MCP requires progress to increase, so a value that does not is dropped.
            if (_closed || progress <= (_held?.Progress ?? _lastProgress))
                return;
            _held = (progress, total is { } known && double.IsFinite(known) ? known : null, message);
            if (_pace.TryTake())
                await SendHeldProgressAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    public override async ValueTask LogAsync(LogSeverity severity, JsonElement data, CancellationToken cancellationToken)
    {
        if (_gate is null || !(logLevel <= severity))
            return;
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (!_closed)
                await SendLogAsync(severity, JsonSerializer.SerializeToUtf8Bytes(data, McpJsonContext.Default.JsonElement));
        }
        finally
        {
            _gate.Release();
        }
    }

    public override ValueTask ReleaseConnectionAsync(TimeSpan retryAfter, CancellationToken cancellationToken) =>
        new(request.Reply.ReleaseConnectionAsync(retryAfter).WaitAsync(cancellationToken));

    /// <summary>Sends nothing after this: the response is the last message.</summary>
    public ValueTask CloseAsync() => _gate is null ? ValueTask.CompletedTask : CloseAsync(_gate);

    private async ValueTask CloseAsync(SemaphoreSlim gate)
    {
        await gate.WaitAsync();
        if (!_closed)
            await SendHeldProgressAsync();
        _closed = true;
        gate.Release();
    }

    public void Dispose() => _buffer?.Dispose();

    private async ValueTask TellAsync(long? sequence, LogSeverity level, UpdateJson update, CancellationToken cancellationToken)
    {
        if (_gate is null)
            return;
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_closed)
                return;
            if (request.ProgressToken is not null)
                await SendProgressAsync(NextProgress(sequence), null, update.Said);
            if (logLevel <= level)
                await SendLogAsync(level, update.Json);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The update's own number, or a higher one when the last progress has passed it already.</summary>
    private double NextProgress(long? sequence)
    {
        var next = double.IsFinite(_lastProgress) ? Math.Floor(_lastProgress) + 1 : 0;
        return sequence > _lastProgress ? sequence.Value : next;
    }

    /// <summary>Progress that exceeds the rate is replaced by the next value; the last held value is sent at the end.</summary>
    private ValueTask SendHeldProgressAsync()
    {
        if (_held is not { } held)
            return ValueTask.CompletedTask;
        _held = null;
        return held.Progress > _lastProgress
            ? SendProgressAsync(
                held.Progress, held.Total, held.Message is { } text ? UpdateJson.Quote(System.Text.Encoding.UTF8.GetBytes(text)) : default)
            : ValueTask.CompletedTask;
    }

    /// <param name="message">A JSON string; empty for none.</param>
    private async ValueTask SendProgressAsync(double progress, double? total, ReadOnlyMemory<byte> message)
    {
        _lastProgress = progress;
        using (var begun = Begin("notifications/progress"))
        {
            var writer = begun.Json;
            writer.WritePropertyName("progressToken"u8);
            request.ProgressToken!.Value.Write(writer);
            writer.WriteNumber("progress"u8, progress);
            if (total is not null)
                writer.WriteNumber("total"u8, total.Value);
            if (!message.IsEmpty)
            {
                writer.WritePropertyName("message"u8);
                writer.WriteRawValue(message.Span, skipInputValidation: true);
            }
            End(writer);
        }

        await request.Reply.NotifyAsync(_buffer!.Written);
    }

    private async ValueTask SendLogAsync(LogSeverity level, ReadOnlyMemory<byte> json)
    {
        using (var begun = Begin("notifications/message"))
        {
            var writer = begun.Json;
            writer.WriteString("level"u8, McpLogLevels.NameOf(level));
            writer.WriteString("logger"u8, handlerName);
            writer.WritePropertyName("data"u8);
            writer.WriteRawValue(json.Span, skipInputValidation: true);
            End(writer);
        }

        await request.Reply.NotifyAsync(_buffer!.Written);
    }

    private MessageWriter Begin(string method)
    {
        _buffer ??= new PooledBuffer();
        _buffer.Clear();
        var message = MessageWriter.On(_buffer);
        message.Json.WriteStartObject();
        message.Json.WriteString("jsonrpc"u8, "2.0"u8);
        message.Json.WriteString("method"u8, method);
        message.Json.WriteStartObject("params"u8);
        return message;
    }

    private static void End(Utf8JsonWriter writer)
    {
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}

/// <summary>Limits the progress of a call to 20 notifications a second, with a burst of 20. Not thread-safe.</summary>
internal sealed class ProgressPace(TimeProvider time)
{
    public const int PerSecond = 20;

    private double _allowed = PerSecond;
    private long _counted = time.GetTimestamp();

    /// <summary>True when one more may be sent now, which is then counted.</summary>
    public bool TryTake()
    {
        var now = time.GetTimestamp();
        _allowed = Math.Min(PerSecond, _allowed + (time.GetElapsedTime(_counted, now).TotalSeconds * PerSecond));
        _counted = now;
        if (_allowed < 1)
            return false;
        _allowed--;
        return true;
    }
}
