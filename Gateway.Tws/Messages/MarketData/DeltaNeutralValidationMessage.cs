using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.MarketData;

/// <summary>The delta-neutral underlying that TWS accepted for a request (56).</summary>
public sealed record DeltaNeutralValidationMessage(int RequestId, DeltaNeutralContract Contract)
    : IMessage<DeltaNeutralValidationMessage>, IKeyedMessage
{
    public static int MessageId => 56;

    public static DeltaNeutralValidationMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new DeltaNeutralValidationMessage(
            reader.ReadInt(), new DeltaNeutralContract(reader.ReadInt(), reader.ReadDouble(), reader.ReadDecimal()));
    }
}
