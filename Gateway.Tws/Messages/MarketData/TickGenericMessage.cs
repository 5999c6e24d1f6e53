using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.MarketData;

/// <summary>One number that is neither a price nor a size: a volatility, a rate, a flag (45).</summary>
/// <param name="Value">Null when TWS has none.</param>
public readonly record struct TickGenericMessage(
    int RequestId, TickType TickType, double? Value)
    : IMessage<TickGenericMessage>, IKeyedMessage
{
    public static int MessageId => 45;

    public static TickGenericMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new TickGenericMessage(reader.ReadInt(), (TickType)reader.ReadInt(), reader.ReadDoubleOrNull());
    }
}
