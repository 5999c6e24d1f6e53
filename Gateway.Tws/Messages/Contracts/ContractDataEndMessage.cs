using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Contracts;

/// <summary>All contracts that match have come (52).</summary>
public readonly record struct ContractDataEndMessage(int RequestId) : IMessage<ContractDataEndMessage>, IKeyedMessage
{
    public static int MessageId => 52;

    public static ContractDataEndMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new ContractDataEndMessage(reader.ReadInt());
    }
}
