using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Orders;

/// <summary>The status of an open order and its preview: margin and costs.</summary>
internal static class OrderStateFields
{
    public static OrderState ReadOrderState(this ref FieldReader reader, ServerVersion version)
    {
        var state = new OrderState
        {
            Status = reader.ReadString(),
            InitMarginBefore = reader.ReadDecimalTextOrNull(),
            MaintMarginBefore = reader.ReadDecimalTextOrNull(),
            EquityWithLoanBefore = reader.ReadDecimalTextOrNull(),
            InitMarginChange = reader.ReadDecimalTextOrNull(),
            MaintMarginChange = reader.ReadDecimalTextOrNull(),
            EquityWithLoanChange = reader.ReadDecimalTextOrNull(),
            InitMarginAfter = reader.ReadDecimalTextOrNull(),
            MaintMarginAfter = reader.ReadDecimalTextOrNull(),
            EquityWithLoanAfter = reader.ReadDecimalTextOrNull(),
            Commission = reader.ReadDecimalOrNull(),
            MinCommission = reader.ReadDecimalOrNull(),
            MaxCommission = reader.ReadDecimalOrNull(),
            CommissionCurrency = reader.ReadString(),
        };
        if (version.Has(ServerVersion.OrderPreview))
            state = ReadPreview(ref reader, state);
        return state with { WarningText = reader.ReadString() };
    }

    private static OrderState ReadPreview(ref FieldReader reader, OrderState state) => state with
    {
        MarginCurrency = reader.ReadString(),
        InitMarginBeforeOutsideRTH = reader.ReadDecimalOrNull(),
        MaintMarginBeforeOutsideRTH = reader.ReadDecimalOrNull(),
        EquityWithLoanBeforeOutsideRTH = reader.ReadDecimalOrNull(),
        InitMarginChangeOutsideRTH = reader.ReadDecimalOrNull(),
        MaintMarginChangeOutsideRTH = reader.ReadDecimalOrNull(),
        EquityWithLoanChangeOutsideRTH = reader.ReadDecimalOrNull(),
        InitMarginAfterOutsideRTH = reader.ReadDecimalOrNull(),
        MaintMarginAfterOutsideRTH = reader.ReadDecimalOrNull(),
        EquityWithLoanAfterOutsideRTH = reader.ReadDecimalOrNull(),
        SuggestedSize = reader.ReadDecimalOrNull(),
        RejectReason = reader.ReadString(),
        OrderAllocations = ReadAllocations(ref reader),
    };

    private static OrderAllocation[] ReadAllocations(ref FieldReader reader)
    {
        var allocations = new OrderAllocation[reader.ReadCount()];
        for (var i = 0; i < allocations.Length; i++)
        {
            allocations[i] = new OrderAllocation
            {
                Account = reader.ReadString(),
                Position = reader.ReadDecimalOrNull(),
                PositionDesired = reader.ReadDecimalOrNull(),
                PositionAfter = reader.ReadDecimalOrNull(),
                DesiredAllocQty = reader.ReadDecimalOrNull(),
                AllowedAllocQty = reader.ReadDecimalOrNull(),
                IsMonetary = reader.ReadBool(),
            };
        }
        return allocations;
    }
}
