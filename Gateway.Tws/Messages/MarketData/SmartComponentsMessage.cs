using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.MarketData;

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
