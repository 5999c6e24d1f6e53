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
