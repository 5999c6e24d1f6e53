using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.History;

/// <summary>All bars have come; from server version 196 on (108).</summary>
public sealed record HistoricalDataEndMessage(int RequestId, string Start, string End) : IMessage<HistoricalDataEndMessage>, IKeyedMessage
{
    public static int MessageId => 108;

    public static HistoricalDataEndMessage Parse(ref FieldReader reader, ServerVersion version) => new(
        reader.ReadInt(),
        reader.ReadString(),
        reader.ReadString());
}
