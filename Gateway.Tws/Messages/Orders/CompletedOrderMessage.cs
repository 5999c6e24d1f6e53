using Gateway.Tws.Messages.Contracts;
using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Orders;

/// <summary>An order that was filled or cancelled (101).</summary>
/// <param name="OrderState">Status, CompletedTime and CompletedStatus are set.</param>
public sealed record CompletedOrderMessage(Contract Contract, Order Order, OrderState OrderState) : IMessage<CompletedOrderMessage>
{
    public static int MessageId => 101;

    public static CompletedOrderMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var contract = reader.ReadContract();
        var order = reader.ReadOrderHead() with { PermId = reader.ReadLong() };
        order = reader.ReadAdvisers(reader.ReadVisibility(order), version);
        order = reader.ReadFillRules(reader.ReadAuctionPrices(order));
        order = reader.ReadVolatility(order, brief: true);
        contract = reader.ReadCombination(contract);
        order = reader.ReadScale(reader.ReadCombinationPrices(order));
        order = reader.ReadClearing(reader.ReadHedge(order));
        contract = contract with { DeltaNeutralContract = reader.ReadDeltaNeutralContract() };
        order = reader.ReadAlgorithm(order);
        var status = reader.ReadString();
        order = reader.ReadConditions(reader.ReadRandomAndBenchmark(order));
        order = ReadCompletion(ref reader, order);
        var state = new OrderState { Status = status, CompletedTime = reader.ReadString(), CompletedStatus = reader.ReadString() };
        order = reader.ReadCustomer(reader.ReadCompetition(order), version);
        order = order with { Submitter = version.Has(ServerVersion.Submitter) ? reader.ReadString() : "" };
        return new CompletedOrderMessage(contract, order, state);
    }

    private static Order ReadCompletion(ref FieldReader reader, Order order) => order with
    {
        TrailStopPrice = reader.ReadDecimalOrNull() ?? order.TrailStopPrice, // Sent twice: the later value wins.
        LmtPriceOffset = reader.ReadDecimalOrNull(),
        CashQty = reader.ReadDecimalOrNull(),
        DontUseAutoPriceForHedge = reader.ReadBool(),
        IsOmsContainer = reader.ReadBool(),
        AutoCancelDate = reader.ReadString(),
        FilledQuantity = reader.ReadDecimalOrNull(),
        RefFuturesConId = reader.ReadInt(),
        AutoCancelParent = reader.ReadBool(),
        Shareholder = reader.ReadString(),
        ImbalanceOnly = reader.ReadBool(),
        RouteMarketableToBbo = reader.ReadBool(),
        ParentPermId = reader.ReadLong(),
    };
}

/// <summary>All completed orders have come (102).</summary>
public readonly record struct CompletedOrdersEndMessage : IMessage<CompletedOrdersEndMessage>
{
    public static int MessageId => 102;

    public static CompletedOrdersEndMessage Parse(ref FieldReader reader, ServerVersion version) => new();
}
