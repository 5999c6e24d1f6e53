using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Accounts;

/// <summary>Profit and loss of an account; null where TWS computed nothing (94).</summary>
public sealed record PnLMessage(
    int RequestId, decimal? DailyPnL, decimal? UnrealizedPnL, decimal? RealizedPnL)
    : IMessage<PnLMessage>, IKeyedMessage
{
    public static int MessageId => 94;

    public static PnLMessage Parse(ref FieldReader reader, ServerVersion version) => new(
            reader.ReadInt(),
            reader.ReadDecimalOrNull(),
            reader.ReadDecimalOrNull(),
            reader.ReadDecimalOrNull());
}
