using Gateway.Tws.Model;
using Gateway.Tws.Requests.Contracts;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Orders;

/// <summary>
/// Places an order, changes one (same <paramref name="OrderId"/>, every field again), or asks for its effect only (<see cref="Order.WhatIf"/>)
/// (3).
/// </summary>
/// <param name="OrderId">A new order: above every id used before.</param>
public sealed record PlaceOrderRequest(int OrderId, Contract Contract, Order Order) : ITwsRequest
{
    /// <summary>True for a change of an order that TWS has: it overtakes new orders.</summary>
    public bool IsChange { get; init; }

    public RequestLane Lane => IsChange ? RequestLane.Change : RequestLane.Place;

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(3);
        writer.Write(OrderId);
        writer.WriteContract(Contract);
        writer.Write(Contract.SecIdType);
        writer.Write(Contract.SecId);
        writer.WriteOrderHead(Order);
        writer.WriteCombination(Contract, Order);
        writer.WriteAdvisers(Order, version);
        writer.WriteVolatility(Order);
        writer.WriteScale(Order);
        writer.WriteHedge(Order);
        writer.WriteDeltaNeutralContract(Contract);
        writer.WriteAlgorithm(Order);
        writer.WriteBenchmark(Order);
        writer.WriteConditions(Order);
        writer.WriteAdjustments(Order);
        writer.WriteRouting(Order);
        writer.WriteCompetition(Contract, Order);
        writer.WriteNewest(Order, version);
    }
}

/// <summary>Cancels an order of this client (4).</summary>
/// <param name="ManualOrderCancelTime">When a person decided, <c>yyyyMMdd-HH:mm:ss</c> in UTC; usually empty.</param>
/// <param name="ManualOrderIndicator">1 manual, 0 automatic; from server version 187 on.</param>
public sealed record CancelOrderRequest(
    int OrderId, string ManualOrderCancelTime = "", string ExtOperator = "", int? ManualOrderIndicator = null) : ITwsRequest
{
    public RequestLane Lane => RequestLane.Cancel;

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        var indicated = version.Has(ServerVersion.ManualOrderIndicator);
        writer.Write(4);
        if (!indicated)
            writer.Write(1);
        writer.Write(OrderId);
        writer.Write(ManualOrderCancelTime);
        if (indicated)
        {
            writer.Write(ExtOperator);
            writer.WriteLiteral(ManualOrderIndicator);
        }
        else if (version.HasRfqFields)
        {
            writer.WriteEmpty();
            writer.WriteEmpty();
            writer.WriteLiteral(ManualOrderIndicator);
        }
    }
}

/// <summary>Cancels every order of every client, and those made in TWS itself (58).</summary>
/// <param name="ManualOrderIndicator">1 manual, 0 automatic; like <paramref name="ExtOperator"/> from server version 192 on.</param>
public sealed record ReqGlobalCancelRequest(string ExtOperator = "", int? ManualOrderIndicator = null) : ITwsRequest
{
    public RequestLane Lane => RequestLane.GlobalCancel;

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(58);
        if (version.Has(ServerVersion.ManualOrderIndicator))
        {
            writer.Write(ExtOperator);
            writer.WriteLiteral(ManualOrderIndicator);
        }
        else
        {
            writer.Write(1);
        }
    }
}
