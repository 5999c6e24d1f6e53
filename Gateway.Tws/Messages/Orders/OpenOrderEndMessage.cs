using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Orders;

/// <summary>All open orders have come (53).</summary>
public readonly record struct OpenOrderEndMessage : IMessage<OpenOrderEndMessage>
{
    public static int MessageId => 53;

    public static OpenOrderEndMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new OpenOrderEndMessage();
    }
}
