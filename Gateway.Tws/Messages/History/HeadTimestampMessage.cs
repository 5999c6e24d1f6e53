using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.History;

/// <summary>The earliest moment of which there is data (88).</summary>
/// <param name="HeadTimestamp">As TWS wrote it: <c>yyyyMMdd-HH:mm:ss</c> in UTC, or epoch seconds.</param>
public sealed record HeadTimestampMessage(int RequestId, string HeadTimestamp) : IMessage<HeadTimestampMessage>, IKeyedMessage
{
    public static int MessageId => 88;

    public static HeadTimestampMessage Parse(ref FieldReader reader, ServerVersion version) => new(reader.ReadInt(), reader.ReadString());
}
