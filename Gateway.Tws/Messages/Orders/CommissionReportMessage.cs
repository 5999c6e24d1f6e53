using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Orders;

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
