using System.Buffers;
using System.IO.Pipelines;
using Gateway.Telemetry;
using Microsoft.AspNetCore.Http.Features;

namespace Gateway.Streaming;

/// <summary>A streamed answer: each message is flushed when it is written, and keep-alives fill silence.</summary>
/// <remarks>
/// Writes are serialised. A slow client delays only its own writer (backpressure of the pipe); after a disconnect every write does nothing. Order:
/// any number of <see cref="WriteAsync"/>, then <see cref="DisposeAsync"/>. The header goes out with the first write, or by <see cref="StartAsync"/>.
/// </remarks>
internal abstract partial class StreamedReply(HttpContext context, TimeProvider time, TimeSpan keepAliveInterval, ILogger logger) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly CancellationTokenSource _ended = new();
    private Task? _keepAlive;
    private long _lastWrite = time.GetTimestamp();

    /// <summary>The HTTP status; may be changed until the first write. Default 200.</summary>
    public int Status { get; set; } = StatusCodes.Status200OK;

    public bool HasStarted { get; private set; }

    /// <summary>True once a write has failed because the client disconnected.</summary>
    public bool IsGone { get; private set; }

    protected abstract string ContentType { get; }

    private PipeWriter Output => context.Response.BodyWriter;

    protected abstract ReadOnlySpan<byte> KeepAlive { get; }

    /// <summary>Sends the header now.</summary>
    public ValueTask StartAsync() => SendAsync(0, static (_, _) => { });

    public ValueTask WriteAsync(ReadOnlyMemory<byte> message) => SendAsync(message, static (reply, one) => reply.Frame(reply.Output, one.Span));

    /// <summary>Writes several messages and flushes once.</summary>
    /// <param name="bytes">Gives the bytes of one.</param>
    public ValueTask WriteAllAsync<T>(IReadOnlyList<T> messages, Func<T, ReadOnlyMemory<byte>> bytes) =>
        SendAsync((messages, bytes), static (reply, all) =>
        {
            for (var i = 0; i < all.messages.Count; i++)
                reply.Frame(reply.Output, all.bytes(all.messages[i]).Span);
        });

    /// <summary>Writes bytes that are framed already.</summary>
    public ValueTask WriteFramedAsync(ReadOnlyMemory<byte> frame) => SendAsync(frame, static (reply, one) => reply.Output.Write(one.Span));

    /// <summary>Fills silence from now on until <see cref="StopKeepAliveAsync"/>. A second call does nothing.</summary>
    public void StartKeepAlive() => _keepAlive ??= KeepAliveLoopAsync();

    public async ValueTask StopKeepAliveAsync()
    {
        if (_keepAlive is null)
            return;
        await _ended.CancelAsync();
        await _keepAlive;
    }

    public async ValueTask DisposeAsync()
    {
        await StopKeepAliveAsync();
        _ended.Dispose();
        _gate.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract void Frame(IBufferWriter<byte> output, ReadOnlySpan<byte> message);

    /// <summary>Writes JSON on one line: a line break in JSON is white space and nothing else.</summary>
    protected static void WriteOnOneLine(IBufferWriter<byte> output, ReadOnlySpan<byte> json)
    {
        var target = output.GetSpan(json.Length)[..json.Length];
        json.CopyTo(target);
        if (target.IndexOfAny((byte)'\r', (byte)'\n') >= 0)
        {
            target.Replace((byte)'\r', (byte)' ');
            target.Replace((byte)'\n', (byte)' ');
        }

        output.Advance(json.Length);
    }

    /// <param name="unless">When it is cancelled, nothing is sent, not even the headers.</param>
    private async ValueTask SendAsync<T>(T what, Action<StreamedReply, T> write, CancellationToken unless = default)
    {
        await _gate.WaitAsync(CancellationToken.None);
        try
        {
            if (IsGone || unless.IsCancellationRequested)
                return;
            WriteHeader();
            write(this, what);
            await FlushAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    private void WriteHeader()
    {
        if (HasStarted)
            return;
        HasStarted = true;
        var response = context.Response;
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        response.StatusCode = Status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";
    }

    private async ValueTask FlushAsync()
    {
        try
        {
            var flushed = await Output.FlushAsync(context.RequestAborted);
            _lastWrite = time.GetTimestamp();
            IsGone = flushed.IsCompleted;
        }
        catch (Exception e) when (ClientGone.Explains(e))
        {
            IsGone = true;
            LogClientGone(context.TraceIdentifier, e.Message);
        }
    }

    private async Task KeepAliveLoopAsync()
    {
        var ended = _ended.Token;
        while (!IsGone && !ended.IsCancellationRequested)
        {
            var silence = time.GetElapsedTime(_lastWrite);
            if (silence < keepAliveInterval)
                await Task.Delay(keepAliveInterval - silence, time, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            else
                await SendAsync(0, static (reply, _) => reply.Output.Write(reply.KeepAlive), ended);
        }
    }

    [LoggerMessage(EventIds.ClientGone, LogLevel.Debug, "The client of {TraceIdentifier} disconnected before its response ended: {Reason}")]
    private partial void LogClientGone(string traceIdentifier, string reason);
}
