using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Orders;

/// <summary>All executions have come (55).</summary>
public readonly record struct ExecutionDataEndMessage(int RequestId) : IMessage<ExecutionDataEndMessage>, IKeyedMessage
{
    public static int MessageId => 55;

    public static ExecutionDataEndMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new ExecutionDataEndMessage(reader.ReadInt());
    }
}
