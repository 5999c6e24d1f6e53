using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.MarketData;

/// <summary>The price steps of a market rule (93).</summary>
public sealed record MarketRuleMessage(int MarketRuleId, IReadOnlyList<PriceIncrement> Increments) : IMessage<MarketRuleMessage>
{
    public static int MessageId => 93;

    public static MarketRuleMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var id = reader.ReadInt();
        var increments = new PriceIncrement[reader.ReadCount()];
        for (var i = 0; i < increments.Length; i++)
            increments[i] = new PriceIncrement(reader.ReadDecimal(), reader.ReadDecimal());
        return new MarketRuleMessage(id, increments);
    }
}

/// <summary>What the exchange letters of a quote stand for (82).</summary>
public sealed record SmartComponentsMessage(int RequestId, IReadOnlyList<SmartComponent> Components)
    : IMessage<SmartComponentsMessage>, IKeyedMessage
{
    public static int MessageId => 82;

    public static SmartComponentsMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var requestId = reader.ReadInt();
        var components = new SmartComponent[reader.ReadCount()];
        for (var i = 0; i < components.Length; i++)
            components[i] = new SmartComponent(reader.ReadInt(), reader.ReadString(), reader.ReadString());
        return new SmartComponentsMessage(requestId, components);
    }
}
