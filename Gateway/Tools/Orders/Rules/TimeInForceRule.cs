using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Rules;

/// <summary>The time in force goes with the order type and the contract.</summary>
internal static class TimeInForceRule
{
    /// <summary>The order with the default of its contract, where the caller named no time in force: DAY; for crypto IOC or Minutes.</summary>
    public static Order WithDefault(ContractDetails details, Order order, OrderTicket ticket) =>
        ticket.NamedTif is null && order.Tif == "DAY" && details.Contract.SecType == SecTypes.Crypto
            ? order with { Tif = CryptoRule.DefaultTimeOf(order) }
            : order;

    /// <param name="named">The order; its time in force is empty when a change does not name it.</param>
    /// <exception cref="ToolException">TWS does not take this time in force for the order.</exception>
    public static void Check(ContractDetails details, Order named)
    {
        if (named.Tif.Length == 0)
            return;
        if (named.OrderType is "MOC" or "LOC" && named.Tif != "DAY")
            throw OrderRules.Wrong("tif", $"must be DAY for a {named.OrderType} order, which trades at the close of the day; got {named.Tif}", "DAY");
        if (named.Tif is "OPG" or "AUC" && named.OrderType is not ("MKT" or "LMT" or "MTL"))
            throw OrderRules.Wrong(
                "tif", $"{named.Tif} is for MKT, LMT and MTL orders only, which trade at the opening; a {named.OrderType} order cannot", "DAY");
        if (details.Contract.SecType != SecTypes.Crypto && named.Tif == "Minutes")
            throw OrderRules.Wrong("tif", $"Minutes is for crypto only, not for {details.Contract.SecType}", "DAY");
    }
}
