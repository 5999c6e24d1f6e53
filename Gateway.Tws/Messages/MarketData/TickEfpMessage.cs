using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.MarketData;

/// <summary>An exchange for physical: the futures price that a stock price implies (47).</summary>
public sealed record TickEfpMessage(
    int RequestId, TickType TickType, decimal? BasisPoints, string FormattedBasisPoints, decimal? ImpliedFuturesPrice,
    int HoldDays, string FutureLastTradeDate, decimal? DividendImpact, decimal? DividendsToLastTradeDate)
    : IMessage<TickEfpMessage>, IKeyedMessage
{
    public static int MessageId => 47;

    public static TickEfpMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new TickEfpMessage(
            reader.ReadInt(),
            (TickType)reader.ReadInt(),
            reader.ReadDecimalOrNull(),
            reader.ReadString(),
            reader.ReadDecimalOrNull(),
            reader.ReadInt(),
            reader.ReadString(),
            reader.ReadDecimalOrNull(),
            reader.ReadDecimalOrNull());
    }
}
