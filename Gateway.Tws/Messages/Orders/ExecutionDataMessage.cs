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
