using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tools.Orders.Rules;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>The value of orders in one contract.</summary>
/// <param name="Unit">What its prices are worth.</param>
/// <param name="Legs">Of a combination; else empty.</param>
internal sealed record OrderValue(ContractValue Unit, IReadOnlyList<ValuedLeg> Legs)
{
    public static async Task<OrderValue> OfAsync(ContractValues values, Contract contract, CancellationToken cancellationToken)
    {
        var legs = await values.LegsAsync(contract, cancellationToken);
        return legs.Count > 0
            ? new OrderValue(ContractValue.OfCombination([.. legs.Select(leg => leg.Value)]), legs)
            : new OrderValue(await values.OfAsync(contract, cancellationToken), legs);
    }

    /// <summary>Null when TWS does not know the contract, or a leg of it: the order can still be shown without its value.</summary>
    public static async Task<OrderValue?> FindAsync(ContractValues values, Contract contract, CancellationToken cancellationToken)
    {
        if (contract.ConId <= 0 && contract.ComboLegs.Count == 0)
            return null;
        try
        {
            return await OfAsync(values, contract, cancellationToken);
        }
        catch (Exception unknown) when (unknown is TwsException or ToolException)
        {
            return null;
        }
    }

    /// <summary>
    /// The price that an order itself names: its limit, the prices of its legs, or its trigger; null when it takes the market's. A cap of 0 is none.
    /// </summary>
    public decimal? PriceOf(Order order)
    {
        if (order.LmtPrice is { } limit && !(limit == 0 && OrderKinds.HasCap(order.OrderType)))
            return limit;
        if (Legs.Count > 0 && order.OrderComboLegs.Count == Legs.Count && order.OrderComboLegs.All(leg => leg.Price is not null))
            return ValuedLeg.NetPrice(Legs, order.OrderComboLegs.Select(leg => leg.Price!.Value));
        return MarketRuleCheck.TriggersByAuxPrice(order) ? order.AuxPrice : order.TrailStopPrice;
    }

    /// <summary>The order's value at a price, null when no number can hold it; of an order by money the money itself.</summary>
    public decimal? AmountOf(Order order, decimal? price)
    {
        try
        {
            return order.TotalQuantity is > 0 and var size ? price is { } at ? Unit.Amount(size, at) : null : order.CashQty;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Such as "200 USD"; null for an order that names no price.</summary>
    public string? Text(Order order) => order.TotalQuantity is > 0 && AmountOf(order, PriceOf(order)) is { } amount
        ? string.Create(CultureInfo.InvariantCulture, $"{amount:0.##} {Unit.Currency}")
        : null;
}
