using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Orders;

/// <summary>All completed orders have come (102).</summary>
public readonly record struct CompletedOrdersEndMessage : IMessage<CompletedOrdersEndMessage>
{
    public static int MessageId => 102;

    public static CompletedOrdersEndMessage Parse(ref FieldReader reader, ServerVersion version) => new();
}
