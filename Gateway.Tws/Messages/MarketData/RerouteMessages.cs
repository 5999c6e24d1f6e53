using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.MarketData;

/// <summary>The data of this contract is to be asked for under another one, such as the stock of a CFD (91).</summary>
public sealed record RerouteMktDataReqMessage(int RequestId, int ConId, string Exchange) : IMessage<RerouteMktDataReqMessage>, IKeyedMessage
{
    public static int MessageId => 91;

    public static RerouteMktDataReqMessage Parse(ref FieldReader reader, ServerVersion version) => new(
        reader.ReadInt(),
        reader.ReadInt(),
        reader.ReadString());
}

/// <summary>The order book of this contract is to be asked for under another one, such as the stock of a CFD (92).</summary>
public sealed record RerouteMktDepthReqMessage(int RequestId, int ConId, string Exchange) : IMessage<RerouteMktDepthReqMessage>, IKeyedMessage
{
    public static int MessageId => 92;

    public static RerouteMktDepthReqMessage Parse(ref FieldReader reader, ServerVersion version) => new(
        reader.ReadInt(),
        reader.ReadInt(),
        reader.ReadString());
}
