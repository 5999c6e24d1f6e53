using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Orders;

/// <summary>An order placed elsewhere got an id of this client (100).</summary>
public readonly record struct OrderBoundMessage(long PermId, int ClientId, int OrderId) : IMessage<OrderBoundMessage>
{
    public static int MessageId => 100;

    public static OrderBoundMessage Parse(ref FieldReader reader, ServerVersion version) => new(
        reader.ReadLong(),
        reader.ReadInt(),
        reader.ReadInt());
}
