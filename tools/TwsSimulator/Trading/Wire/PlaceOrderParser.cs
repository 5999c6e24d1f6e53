using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace TwsSimulator.Trading.Wire;

/// <summary>Reads placeOrder (3) at every version, to its last field.</summary>
/// <remarks>
/// Written from the protocol's description, apart from the client's own writer, so that each proves the other. Source: docs/protocol.md,
/// "placeOrder".
/// </remarks>
internal static partial class PlaceOrderParser
{
    /// <summary>
    /// Reads everything after the order id. Errors: <see cref="TwsProtocolException"/> when a field is missing, unreadable or left over.
    /// </summary>
    public static (Contract Contract, Order Order) Read(ref FieldReader fields, ServerVersion version, int orderId)
    {
        var contract = ReadContract(ref fields);
        var order = ReadTerms(ref fields, orderId);
        if (contract.SecType == Contract.Bag)
            (contract, order) = ReadCombo(ref fields, contract, order);
        order = ReadAllocation(ref fields, order, version);
        order = ReadVolatility(ref fields, order);
        order = ReadScale(ref fields, order);
        order = ReadRouting(ref fields, order);
        if (fields.ReadBool())
            contract = contract with { DeltaNeutralContract = new DeltaNeutralContract(fields.ReadInt(), fields.ReadDouble(), fields.ReadDecimal()) };
        order = ReadAlgorithm(ref fields, order);
        if (order.OrderType is "PEG BENCH" or "PEGBENCH")
            order = ReadBenchmark(ref fields, order);
        order = ReadConditions(ref fields, order);
        order = ReadAdjustments(ref fields, order);
        order = ReadPegs(ref fields, order, contract.Exchange);
        order = ReadLatest(ref fields, order, version);
        return fields.AtEnd ? (contract, order) : throw new TwsProtocolException($"placeOrder goes on after its last field, {fields.Index - 1}");
    }

    private static Contract ReadContract(ref FieldReader fields) => new()
    {
        ConId = fields.ReadInt(),
        Symbol = PlainText.Read(ref fields),
        SecType = PlainText.Read(ref fields),
        LastTradeDateOrContractMonth = PlainText.Read(ref fields),
        Strike = fields.ReadDecimalOrNull() is { } strike && strike != 0m ? strike : null,
        Right = PlainText.Read(ref fields),
        Multiplier = PlainText.Read(ref fields),
        Exchange = PlainText.Read(ref fields),
        PrimaryExch = PlainText.Read(ref fields),
        Currency = PlainText.Read(ref fields),
        LocalSymbol = PlainText.Read(ref fields),
        TradingClass = PlainText.Read(ref fields),
        SecIdType = PlainText.Read(ref fields),
        SecId = PlainText.Read(ref fields),
    };

    private static Order ReadTerms(ref FieldReader fields, int orderId) => new()
    {
        OrderId = orderId,
        Action = PlainText.Read(ref fields),
        TotalQuantity = fields.ReadDecimalOrNull(),
        OrderType = PlainText.Read(ref fields),
        LmtPrice = fields.ReadDecimalOrNull(),
        AuxPrice = fields.ReadDecimalOrNull(),
        Tif = PlainText.Read(ref fields),
        OcaGroup = PlainText.Read(ref fields),
        Account = PlainText.Read(ref fields),
        OpenClose = PlainText.Read(ref fields),
        Origin = fields.ReadInt(),
        OrderRef = PlainText.Read(ref fields),
        Transmit = fields.ReadBool(),
        ParentId = fields.ReadInt(),
        BlockOrder = fields.ReadBool(),
        SweepToFill = fields.ReadBool(),
        DisplaySize = fields.ReadIntOrNull() is > 0 and var shown ? shown : null,
        TriggerMethod = fields.ReadInt(),
        OutsideRth = fields.ReadBool(),
        Hidden = fields.ReadBool(),
    };

    private static (Contract, Order) ReadCombo(ref FieldReader fields, Contract contract, Order order)
    {
        var legs = new ComboLeg[ReadCount(ref fields)];
        for (var i = 0; i < legs.Length; i++)
        {
            legs[i] = new ComboLeg
            {
                ConId = fields.ReadInt(),
                Ratio = fields.ReadInt(),
                Action = PlainText.Read(ref fields),
                Exchange = PlainText.Read(ref fields),
                OpenClose = fields.ReadInt(),
                ShortSaleSlot = fields.ReadInt(),
                DesignatedLocation = PlainText.Read(ref fields),
                ExemptCode = fields.ReadInt(),
            };
        }
        var prices = new OrderComboLeg[ReadCount(ref fields)];
        for (var i = 0; i < prices.Length; i++)
            prices[i] = new OrderComboLeg(fields.ReadDecimalOrNull());
        return (contract with { ComboLegs = legs }, order with { OrderComboLegs = prices, SmartComboRoutingParams = ReadPairs(ref fields) });
    }

    private static TagValue[] ReadPairs(ref FieldReader fields)
    {
        var pairs = new TagValue[ReadCount(ref fields)];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = new TagValue(PlainText.Read(ref fields), PlainText.Read(ref fields));
        return pairs;
    }

    private static int ReadCount(ref FieldReader fields)
    {
        const int Most = 1000;
        var count = fields.ReadInt();
        return count is >= 0 and <= Most ? count : throw new TwsProtocolException($"field {fields.Index - 1} cannot be a count: {count}");
    }
}
