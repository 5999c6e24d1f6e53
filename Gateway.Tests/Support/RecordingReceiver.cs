using System.Threading.Channels;
using Gateway.Tws.Messages;
using Gateway.Tws.Requests;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tests.Support;

/// <summary>Keeps what a receiver or a stream is told, one line a call, for a test to await.</summary>
internal sealed class RecordingReceiver(Func<int, ITwsRequest> start, Func<int, ITwsRequest> stop) : ITwsStream
{
    private readonly Channel<string> _calls = Channel.CreateBounded<string>(10_000);

    public RecordingReceiver(string startFields = "1,11,{0}")
        : this(id => new TextRequest(string.Format(null, startFields, id)), id => new TextRequest($"2,2,{id}"))
    {
    }

    /// <summary>By which <see cref="LastUpdate"/> goes.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public DateTimeOffset? LastUpdate { get; private set; }

    public ITwsRequest Start(int requestId) => start(requestId);

    public ITwsRequest Stop(int requestId) => stop(requestId);

    public void Gap(string reason, DateTimeOffset from, DateTimeOffset to) => Add($"gap {(to - from).TotalSeconds:0} s: {reason}");

    public void Receive<T>(in T message) where T : IMessage<T>
    {
        LastUpdate = Clock.GetUtcNow();
        Add(typeof(T).Name);
    }

    public void ReceiveError(TwsError error) => Add($"error {error.Id} {error.Code}: {error.Text}");

    public void Disconnected(TwsDisconnectedException reason) => Add($"disconnected: {reason.Message}");

    public async Task<string> NextAsync() => await _calls.Reader.ReadAsync().AsTask().WaitAsync(ScriptedTws.Limit);

    private void Add(string call) => _calls.Writer.TryWrite(call).Should().BeTrue();
}
