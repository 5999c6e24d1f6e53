using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace TwsSimulator.Trading.Wire;

/// <summary>Reads the contract of placeOrder: the instrument, the legs of a combination, and its delta-neutral contract.</summary>
internal static class ContractReader
{
    public static Contract Read(ref FieldReader fields) => new()
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

    /// <summary>The legs with their prices and routing: they stand only behind a combination.</summary>
    public static (Contract, Order) ReadCombination(ref FieldReader fields, Contract contract, Order order)
    {
        var legs = new ComboLeg[RepeatedFields.ReadCount(ref fields)];
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
        var prices = new OrderComboLeg[RepeatedFields.ReadCount(ref fields)];
        for (var i = 0; i < prices.Length; i++)
            prices[i] = new OrderComboLeg(fields.ReadDecimalOrNull());
        var routing = RepeatedFields.ReadPairs(ref fields);
        return (contract with { ComboLegs = legs }, order with { OrderComboLegs = prices, SmartComboRoutingParams = routing });
    }

    public static Contract ReadDeltaNeutral(ref FieldReader fields, Contract contract) => fields.ReadBool()
        ? contract with { DeltaNeutralContract = new DeltaNeutralContract(fields.ReadInt(), fields.ReadDouble(), fields.ReadDecimal()) }
        : contract;
}
