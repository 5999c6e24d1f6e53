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
    public RequestLane Lane => RequestLane.Orders;

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
