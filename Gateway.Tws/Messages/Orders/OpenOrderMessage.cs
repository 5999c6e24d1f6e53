using Gateway.Tws.Messages.Contracts;
using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Orders;

/// <summary>A working order, or the result of a what-if order (5).</summary>
public sealed record OpenOrderMessage(int OrderId, Contract Contract, Order Order, OrderState OrderState) : IMessage<OpenOrderMessage>
{
    public static int MessageId => 5;

    public static OpenOrderMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var orderId = reader.ReadInt();
        var contract = reader.ReadContract();
        var order = reader.ReadOrderHead() with { OrderId = orderId, ClientId = reader.ReadInt(), PermId = reader.ReadLong() };
        order = reader.ReadVisibility(order);
        reader.Skip(); // The share allocation, out of use.
        order = reader.ReadAdvisers(order, version) with { AuctionStrategy = reader.ReadInt() };
        order = reader.ReadAuctionPrices(order) with { BlockOrder = reader.ReadBool() };
        order = reader.ReadFillRules(order);
        reader.Skip(3); // Electronic trade only, firm quote only, price cap: out of use.
        order = order with { ParentId = reader.ReadInt() };
        order = reader.ReadVolatility(order, brief: false) with
        {
            BasisPoints = reader.ReadDecimalOrNull(),
            BasisPointsType = reader.ReadIntOrNull(),
        };
        contract = reader.ReadCombination(contract);
        order = reader.ReadScale(reader.ReadCombinationPrices(order));
        order = reader.ReadHedge(order) with { OptOutSmartRouting = reader.ReadBool() };
        order = reader.ReadClearing(order);
        contract = contract with { DeltaNeutralContract = reader.ReadDeltaNeutralContract() };
        order = reader.ReadAlgorithm(order) with { WhatIf = reader.ReadBool() };
        var state = reader.ReadOrderState(version);
        order = reader.ReadConditions(reader.ReadRandomAndBenchmark(order));
        order = ReadRouting(ref reader, ReadAdjustments(ref reader, order));
        order = reader.ReadCustomer(reader.ReadCompetition(order), version);
        return new OpenOrderMessage(orderId, contract, ReadNewest(ref reader, order, version), state);
    }

    private static Order ReadAdjustments(ref FieldReader reader, Order order) => order with
    {
        AdjustedOrderType = OrderFields.OrderTypeOf(reader.ReadString()),
        TriggerPrice = reader.ReadDecimalOrNull(),
        TrailStopPrice = reader.ReadDecimalOrNull() ?? order.TrailStopPrice, // Sent twice: the later value wins.
        LmtPriceOffset = reader.ReadDecimalOrNull(),
        AdjustedStopPrice = reader.ReadDecimalOrNull(),
        AdjustedStopLimitPrice = reader.ReadDecimalOrNull(),
        AdjustedTrailingAmount = reader.ReadDecimalOrNull(),
        AdjustableTrailingUnit = reader.ReadInt(),
        Tier = new SoftDollarTier(reader.ReadString(), reader.ReadString(), reader.ReadString()),
    };

    private static Order ReadRouting(ref FieldReader reader, Order order) => order with
    {
        CashQty = reader.ReadDecimalOrNull(),
        DontUseAutoPriceForHedge = reader.ReadBool(),
        IsOmsContainer = reader.ReadBool(),
        DiscretionaryUpToLimitPrice = reader.ReadBool(),
        UsePriceMgmtAlgo = reader.ReadIntOrNull() is { } use ? use != 0 : null,
        Duration = reader.ReadIntOrNull(),
        PostToAts = reader.ReadIntOrNull(),
        AutoCancelParent = reader.ReadBool(),
    };

    private static Order ReadNewest(ref FieldReader reader, Order order, ServerVersion version)
    {
        order = order with
        {
            BondAccruedInterest = version.Has(ServerVersion.BondAccruedInterest) ? reader.ReadString() : "",
            IncludeOvernight = version.Has(ServerVersion.IncludeOvernight) && reader.ReadBool(),
        };
        if (version.Has(ServerVersion.OpenOrderExtOperator))
            order = order with { ExtOperator = reader.ReadString(), ManualOrderIndicator = reader.ReadIntOrNull() };
        return order with
        {
            Submitter = version.Has(ServerVersion.Submitter) ? reader.ReadString() : "",
            ImbalanceOnly = version.Has(ServerVersion.ImbalanceOnly) && reader.ReadBool(),
        };
    }
}

/// <summary>All open orders have come (53).</summary>
public readonly record struct OpenOrderEndMessage : IMessage<OpenOrderEndMessage>
{
    public static int MessageId => 53;

    public static OpenOrderEndMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new OpenOrderEndMessage();
    }
}

/// <summary>An order placed elsewhere got an id of this client (100).</summary>
public readonly record struct OrderBoundMessage(long PermId, int ClientId, int OrderId) : IMessage<OrderBoundMessage>
{
    public static int MessageId => 100;

    public static OrderBoundMessage Parse(ref FieldReader reader, ServerVersion version) => new(
        reader.ReadLong(),
        reader.ReadInt(),
        reader.ReadInt());
}
