using System.Threading.Channels;
using Gateway.Tws.Messages;
using Gateway.Tws.Requests;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tests.Support;

/// <summary>Keeps what a receiver or a stream is told, one line a call, for a test to await.</summary>
internal sealed class RecordingReceiver(string startFields = "1,11,{0}", string stopFields = "2,2,{0}") : ITwsStream
{
    private readonly Channel<string> _calls = Channel.CreateBounded<string>(10_000);

    public ITwsRequest Start(int requestId) => new TextRequest(string.Format(null, startFields, requestId));

    public ITwsRequest Stop(int requestId) => new TextRequest(string.Format(null, stopFields, requestId));

    public void Gap(string reason, DateTimeOffset from, DateTimeOffset to) => Add($"gap {(to - from).TotalSeconds:0} s: {reason}");

    public void Receive<T>(in T message) where T : IMessage<T> => Add(typeof(T).Name);

    public void ReceiveError(TwsError error) => Add($"error {error.Id} {error.Code}: {error.Text}");

    public void Disconnected(TwsDisconnectedException reason) => Add($"disconnected: {reason.Message}");

    public async Task<string> NextAsync() => await _calls.Reader.ReadAsync().AsTask().WaitAsync(ScriptedTws.Limit);

    /// <summary>True while nothing more was told.</summary>
    public bool IsQuiet => _calls.Reader.Count == 0;

    private void Add(string call) => _calls.Writer.TryWrite(call).Should().BeTrue();
}
