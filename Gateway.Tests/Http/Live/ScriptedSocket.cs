using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Gateway.Tests.Support;

namespace Gateway.Tests.Http.Live;

/// <summary>The gateway's end of a WebSocket whose client a test plays: it can take as long as it likes to take a message.</summary>
internal sealed class ScriptedSocket : WebSocket
{
    private readonly Channel<string> _said = Channel.CreateBounded<string>(100);
    private readonly Channel<JsonElement> _heard = Channel.CreateBounded<JsonElement>(100);
    private TaskCompletionSource _mayTake = new();
    private int _spoken;
    private int _asked;
    private int _held;
    private WebSocketState _state = WebSocketState.Open;

    public ScriptedSocket() => _mayTake.SetResult();

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override string? SubProtocol => null;

    public override WebSocketState State => _state;

    /// <summary>Takes no further message until <see cref="Release"/>.</summary>
    public void Hold() => _mayTake = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _mayTake.SetResult();

    /// <summary>Returns once a message is held.</summary>
    public Task HeldAsync() => Eventually.TrueAsync(() => Volatile.Read(ref _held) > 0);

    public void Say(string message)
    {
        _spoken++;
        _said.Writer.TryWrite(message).Should().BeTrue();
    }

    /// <summary>Returns once every message is answered, be the answers taken or not.</summary>
    public Task AnsweredAsync() => Eventually.TrueAsync(() => Volatile.Read(ref _asked) == _spoken + 1);

    public async Task<JsonElement> NextAsync()
    {
        using var deadline = new CancellationTokenSource(McpTestApp.Deadline);
        return await _heard.Reader.ReadAsync(deadline.Token);
    }

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        var message = Encoding.UTF8.GetBytes(await _said.Reader.ReadAsync(cancellationToken));
        message.CopyTo(buffer);
        return new ValueWebSocketReceiveResult(message.Length, WebSocketMessageType.Text, endOfMessage: true);
    }

    public override async ValueTask SendAsync(
        ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _held);
        await _mayTake.Task.WaitAsync(cancellationToken);
        Interlocked.Decrement(ref _held);
        await _heard.Writer.WriteAsync(JsonElement.Parse(buffer.Span), cancellationToken);
    }

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public override void Abort() => _state = WebSocketState.Aborted;

    public override void Dispose() => Abort();

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
