using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Options;

/// <summary>Expirations and strikes of the options of one exchange and trading class (75). Not every strike exists for every expiration.</summary>
/// <param name="Expirations"><c>yyyyMMdd</c>, in no order.</param>
/// <param name="Strikes">In no order.</param>
public sealed record SecDefOptParamMessage(
    int RequestId, string Exchange, int UnderlyingConId, string TradingClass, string Multiplier,
    IReadOnlyList<string> Expirations, IReadOnlyList<decimal> Strikes) : IMessage<SecDefOptParamMessage>, IKeyedMessage
{
    public static int MessageId => 75;

    public static SecDefOptParamMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var (requestId, exchange, underlyingConId) = (reader.ReadInt(), reader.ReadString(), reader.ReadInt());
        var (tradingClass, multiplier) = (reader.ReadString(), reader.ReadString());
        var expirations = new string[reader.ReadCount()];
        for (var i = 0; i < expirations.Length; i++)
            expirations[i] = reader.ReadString();
        var strikes = new decimal[reader.ReadCount()];
        for (var i = 0; i < strikes.Length; i++)
            strikes[i] = reader.ReadDecimal();
        return new SecDefOptParamMessage(requestId, exchange, underlyingConId, tradingClass, multiplier, expirations, strikes);
    }
}

/// <summary>All expirations and strikes have been sent (76).</summary>
public sealed record SecDefOptParamEndMessage(int RequestId) : IMessage<SecDefOptParamEndMessage>, IKeyedMessage
{
    public static int MessageId => 76;

    public static SecDefOptParamEndMessage Parse(ref FieldReader reader, ServerVersion version) => new(reader.ReadInt());
}
