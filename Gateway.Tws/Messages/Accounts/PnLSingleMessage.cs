using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Accounts;

/// <summary>Profit and loss of one position; null where TWS computed nothing (95).</summary>
public sealed record PnLSingleMessage(
    int RequestId, decimal? Position, decimal? DailyPnL, decimal? UnrealizedPnL, decimal? RealizedPnL, decimal? Value)
    : IMessage<PnLSingleMessage>, IKeyedMessage
{
    public static int MessageId => 95;

    public static PnLSingleMessage Parse(ref FieldReader reader, ServerVersion version) => new(
            reader.ReadInt(),
            reader.ReadDecimalOrNull(),
            reader.ReadDecimalOrNull(),
            reader.ReadDecimalOrNull(),
            reader.ReadDecimalOrNull(),
            reader.ReadDecimalOrNull());
}
