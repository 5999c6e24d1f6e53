using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Api;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Rules;

/// <summary>
/// IB's rules for crypto: LMT and MKT only; a market order is IOC, and buys by money; a limit order is by quantity, for minutes, until cancelled or
/// IOC; nothing is sold short.
/// </summary>
internal static class CryptoRule
{
    private static readonly string[] LimitTimes = ["Minutes", "IOC", "GTC"];

    /// <summary>The time in force of an order that names none.</summary>
    public static string DefaultTimeOf(Order order) => order.OrderType == "MKT" ? "IOC" : "Minutes";

    /// <exception cref="ToolException">IB does not take the order.</exception>
    public static void Check(ContractDetails details, Order named, OrderFieldNames names)
    {
        if (details.Contract.SecType != SecTypes.Crypto)
            return;
        var isMarket = named.OrderType == "MKT";
        if (!isMarket && named.OrderType != "LMT")
            throw names.TypeBy is { } price
                ? OrderRules.Wrong(
                    price, $"needs a {named.OrderType} order, and crypto takes LMT and MKT orders only", "a LMT order of ibkr_place_order")
                : OrderRules.Wrong(names.Type, $"must be LMT or MKT for crypto; got {named.OrderType}", "LMT");
        if (named.AlgoStrategy.Length > 0)
            throw OrderRules.Wrong("algo", "does not work crypto", "leave it out");
        if (isMarket && named.Action == "BUY" && named.TotalQuantity is not null)
            throw OrderRules.Wrong(
                names.Quantity, "cannot size a crypto order that buys at the market: give cashQty, or a LMT order with quantity", "cashQty 1000");
        if (named.CashQty is not null && !(isMarket && named.Action == "BUY"))
            throw OrderRules.Wrong("cashQty", "sizes only crypto orders that buy at the market; give quantity", "quantity 0.01");
        if (named.Tif.Length > 0 && isMarket && named.Tif != "IOC")
            throw OrderRules.Wrong("tif", $"must be IOC for a MKT order of crypto; got {named.Tif}", "IOC");
        if (named.Tif.Length > 0 && !isMarket && !LimitTimes.Contains(named.Tif))
            throw OrderRules.Wrong(
                "tif", $"must be Minutes (TWS cancels it after five), IOC or GTC for a LMT order of crypto; got {named.Tif}", "Minutes");
    }

    /// <summary>What is sold is held.</summary>
    /// <param name="filled">What the order itself has sold already.</param>
    /// <exception cref="ToolException">More is sold than the account holds, or TWS did not send all positions.</exception>
    public static async Task CheckHeldAsync(
        TwsClient client, ContractDetails details, Order order, Order named, decimal filled, OrderFieldNames names,
        CancellationToken cancellationToken)
    {
        if (details.Contract.SecType != SecTypes.Crypto || order.Action != "SELL" || named.TotalQuantity is not { } selling
            || order.Account.Length == 0)
            return;
        var positions = await client.Accounts.PositionsAsync(cancellationToken);
        var held = positions.Items.FirstOrDefault(one => one.Account == order.Account && one.Contract.ConId == details.Contract.ConId)?.Quantity ?? 0;
        if (selling - filled <= held)
            return;
        throw positions.Complete
            ? OrderRules.Wrong(
                names.Quantity,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"must not be above what is held, because crypto is not sold short; account {order.Account} holds {held:0.########} "
                    + $"{details.Contract.Symbol}, got {selling:0.########}"),
                held > 0 ? held.ToString("0.########", CultureInfo.InvariantCulture) : "BUY first")
            : ToolErrors.Failed(
                "incomplete", "Nothing was sent: TWS did not finish its list of positions, so the position is not certain.", "Try again.",
                retryable: true);
    }
}
