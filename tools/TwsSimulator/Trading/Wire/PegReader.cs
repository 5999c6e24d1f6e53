using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace TwsSimulator.Trading.Wire;

/// <summary>Reads the fields of placeOrder that pegged orders alone have: to a benchmark, to the midpoint, to the best price.</summary>
internal static class PegReader
{
    public static Order ReadBenchmark(ref FieldReader fields, Order order) => order.OrderType is not ("PEG BENCH" or "PEGBENCH")
        ? order
        : order with
        {
            ReferenceContractId = fields.ReadInt(),
            IsPeggedChangeAmountDecrease = fields.ReadBool(),
            PeggedChangeAmount = fields.ReadDecimalOrNull(),
            ReferenceChangeAmount = fields.ReadDecimalOrNull(),
            ReferenceExchange = PlainText.Read(ref fields),
        };

    /// <summary>Offsets to the midpoint and to the best price; at IBKRATS the smallest trade before them.</summary>
    public static Order ReadCompetition(ref FieldReader fields, Order order, string exchange)
    {
        if (exchange == "IBKRATS")
            order = order with { MinTradeQty = fields.ReadIntOrNull() };
        if (order.OrderType is "PEG MID" or "PEGMID")
            return ReadMidOffsets(ref fields, order);
        if (order.OrderType is not ("PEG BEST" or "PEGBEST"))
            return order;
        order = order with { MinCompeteSize = fields.ReadIntOrNull() };
        var offset = fields.ReadDoubleOrNull();
        if (offset is not null && double.IsPositiveInfinity(offset.Value))
            return ReadMidOffsets(ref fields, order with { CompeteAgainstBestOffsetUpToMid = true });
        return order with { CompeteAgainstBestOffset = (decimal?)offset };
    }

    private static Order ReadMidOffsets(ref FieldReader fields, Order order) => order with
    {
        MidOffsetAtWhole = fields.ReadDecimalOrNull(),
        MidOffsetAtHalf = fields.ReadDecimalOrNull(),
    };
}
