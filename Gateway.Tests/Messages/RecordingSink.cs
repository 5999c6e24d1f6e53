using Gateway.Tws.Messages;

namespace Gateway.Tests.Messages;

/// <summary>Keeps what the message table handed over.</summary>
internal sealed class RecordingSink : IMessageSink
{
    public List<(int RequestId, object Message)> Received { get; } = [];

    public void Accept<T>(int requestId, in T message) where T : IMessage<T> => Received.Add((requestId, message));
}
