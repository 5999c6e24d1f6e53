using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.MarketData;

/// <summary>The snapshot is over; may take eleven seconds to come (57).</summary>
public readonly record struct TickSnapshotEndMessage(int RequestId) : IMessage<TickSnapshotEndMessage>, IKeyedMessage
{
    public static int MessageId => 57;

    public static TickSnapshotEndMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new TickSnapshotEndMessage(reader.ReadInt());
    }
}
