using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace Relay;

/// <summary>
/// Sends each line of a client to the gateway's MCP endpoint and writes what the gateway sends back. Both generations of the protocol pass: a
/// legacy client has one session of the gateway, which is opened again when the gateway was restarted.
/// </summary>
internal sealed class StdioRelay : IAsyncDisposable
{
    private const int ParseError = -32700;
    private const int MostInFlight = 256;

    /// <summary>How long the answers under way are waited for when standard input has ended.</summary>
    private static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _time;
    private readonly GatewayClient _gateway;
    private readonly MessageWriter _client;
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _room = new(MostInFlight);
    private readonly ConcurrentDictionary<string, InFlight> _inFlight = new(StringComparer.Ordinal);
    private Task _listening = Task.CompletedTask;

    /// <param name="handler">Disposed with this.</param>
    /// <param name="output">Gets nothing but JSON-RPC messages.</param>
    /// <param name="notices">For people: what goes wrong without an answer that could say so.</param>
    public StdioRelay(RelayOptions options, HttpMessageHandler handler, Stream output, TextWriter notices, TimeProvider time)
    {
        _time = time;
        _client = new MessageWriter(output);
        _gateway = new GatewayClient(options, handler, notices, time);
    }

    /// <summary>Returns when the input has ended and the answers to it are written.</summary>
    public async Task RunAsync(Stream input, CancellationToken cancellationToken = default)
    {
        await foreach (var line in LineReader.ReadAsync(input, cancellationToken))
        {
            if (ClientMessage.Read(line) is not { } message)
                await _client.WriteErrorAsync("null", "Parse error: the line is not JSON.", ParseError);
            else
                await TakeAsync(message);
        }
        await Task.WhenAny(Task.WhenAll(_inFlight.Values.Select(one => one.Task)), Task.Delay(LastAnswers, _time, cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_inFlight.Values.Select(one => one.Task).Append(_listening)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _gateway.DisposeAsync();
        _client.Dispose();
        _room.Dispose();
        _end.Dispose();
    }

    private async Task TakeAsync(ClientMessage message)
    {
        // A modern request has no session that a cancellation could name it in: its connection ends instead.
        if (message.Cancels is { } cancelled && _inFlight.TryGetValue(cancelled, out var running) && running.IsModern)
        {
            await running.Stop.CancelAsync();
            return;
        }
        if (message.Id is not { } id)
        {
            await _gateway.TellAsync(message, _end.Token);
            if (message.Method == "notifications/initialized")
                Listen();
            return;
        }
        if (message.IsInitialize)
        {
            await AnswerAsync(message, id, _end.Token);
            return;
        }
        await _room.WaitAsync(_end.Token);
        var stop = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        var begin = new TaskCompletionSource();
        _inFlight[id] = new InFlight(AnswerInTurnAsync(begin.Task, message, id, stop), stop, message.ModernVersion is not null);
        begin.SetResult();
    }

    private async Task AnswerInTurnAsync(Task begin, ClientMessage message, string id, CancellationTokenSource stop)
    {
        await begin;
        try
        {
            await AnswerAsync(message, id, stop.Token);
        }
        finally
        {
            _inFlight.TryRemove(id, out _);
            stop.Dispose();
            _room.Release();
        }
    }

    private async Task AnswerAsync(ClientMessage message, string id, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var one in _gateway.AskAsync(message, cancellationToken))
                await _client.WriteAsync(one);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The client wants no answer any more.
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or JsonException or RelayException)
        {
            await _client.WriteErrorAsync(id, _gateway.Explain(failed));
        }
    }

    private void Listen()
    {
        if (_listening.IsCompleted)
            _listening = ListenAsync();
    }

    private async Task ListenAsync()
    {
        try
        {
            await foreach (var one in _gateway.ListenAsync(_end.Token))
                await _client.WriteAsync(one);
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The end.
        }
    }

    private sealed record InFlight(Task Task, CancellationTokenSource Stop, bool IsModern);
}

/// <summary>An answer of the gateway that is no JSON-RPC message.</summary>
internal sealed class RelayException(HttpStatusCode status, string text) : Exception(text)
{
    public HttpStatusCode Status => status;
}
