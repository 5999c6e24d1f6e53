using Gateway.Tws.Messages.Contracts;
using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Orders;

/// <summary>One fill (11).</summary>
/// <param name="RequestId">-1 for a fill that happens now, without having been asked for.</param>
public sealed record ExecutionDataMessage(int RequestId, Contract Contract, Execution Execution)
    : IMessage<ExecutionDataMessage>, IKeyedMessage
{
    public static int MessageId => 11;

    public static ExecutionDataMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var requestId = reader.ReadInt();
        var orderId = reader.ReadInt();
        var contract = reader.ReadContract();
        return new ExecutionDataMessage(requestId, contract, new Execution
        {
            OrderId = orderId,
            ExecId = reader.ReadString(),
            Time = reader.ReadString(),
            AcctNumber = reader.ReadString(),
            Exchange = reader.ReadString(),
            Side = reader.ReadString(),
            Shares = reader.ReadDecimal(),
            Price = reader.ReadDecimal(),
            PermId = reader.ReadLong(),
            ClientId = reader.ReadInt(),
            Liquidation = reader.ReadInt(),
            CumQty = reader.ReadDecimal(),
            AvgPrice = reader.ReadDecimal(),
            OrderRef = reader.ReadString(),
            EvRule = reader.ReadString(),
            EvMultiplier = reader.ReadDecimalOrNull(),
            ModelCode = reader.ReadString(),
            LastLiquidity = reader.ReadInt(),
            PendingPriceRevision = version.Has(ServerVersion.PendingPriceRevision) && reader.ReadBool(),
            Submitter = version.Has(ServerVersion.Submitter) ? reader.ReadString() : "",
        });
    }
}

/// <summary>All executions have come (55).</summary>
public readonly record struct ExecutionDataEndMessage(int RequestId) : IMessage<ExecutionDataEndMessage>, IKeyedMessage
{
    public static int MessageId => 55;

    public static ExecutionDataEndMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new ExecutionDataEndMessage(reader.ReadInt());
    }
}

/// <summary>What a fill cost (59); comes after the fill.</summary>
public sealed record CommissionReportMessage(CommissionReport Report) : IMessage<CommissionReportMessage>
{
    public static int MessageId => 59;

    public static CommissionReportMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new CommissionReportMessage(new CommissionReport
        {
            ExecId = reader.ReadString(),
            Commission = reader.ReadDecimalOrNull(),
            Currency = reader.ReadString(),
            RealizedPNL = reader.ReadDecimalOrNull(),
            Yield = reader.ReadDecimalOrNull(),
            YieldRedemptionDate = reader.ReadIntOrNull() is { } date and not 0 ? date : null,
        });
    }
}
