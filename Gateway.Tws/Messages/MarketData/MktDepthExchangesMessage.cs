using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.MarketData;

/// <summary>The exchanges that have order books (80).</summary>
public sealed record MktDepthExchangesMessage(IReadOnlyList<DepthExchange> Exchanges) : IMessage<MktDepthExchangesMessage>
{
    public static int MessageId => 80;

    public static MktDepthExchangesMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var exchanges = new DepthExchange[reader.ReadCount()];
        for (var i = 0; i < exchanges.Length; i++)
        {
            exchanges[i] = new DepthExchange(
                reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadIntOrNull());
        }
        return new MktDepthExchangesMessage(exchanges);
    }
}
