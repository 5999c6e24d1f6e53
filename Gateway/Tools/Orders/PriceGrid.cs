using System.Globalization;
using Gateway.Registry;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders;

/// <summary>Refuses a price between two ticks before TWS does (110), and says which prices are next to it.</summary>
internal static class PriceGrid
{
    /// <param name="details">The contract's, with its smallest price step.</param>
    /// <exception cref="ToolException">A price is not a multiple of the step.</exception>
    public static void Check(ContractDetails details, Order order)
    {
        var tick = details.MinTick;
        if (tick <= 0 || details.Contract.SecType == Contract.Bag)
            return;
        Check("limitPrice", order.LmtPrice, tick, details.Contract);
        Check("stopPrice", order.TrailStopPrice, tick, details.Contract);
        if (order.OrderType is "STP" or "STP LMT" or "STP PRT" or "MIT" or "LIT")
            Check("stopPrice", order.AuxPrice, tick, details.Contract);
    }

    private static void Check(string field, decimal? price, decimal tick, Contract contract)
    {
        if (price is not { } given || given % tick == 0)
            return;
        var below = Math.Floor(given / tick) * tick;
        var (low, high) = (Show(below), Show(below + tick));
        throw ToolErrors.InvalidArgument(
            $"{field}: must be a multiple of {Show(tick)} for {contract.Symbol}; {Show(given)} lies between {low} and {high}; example: {(given - below < tick / 2 ? low : high)}",
            "Nothing was sent.");
    }

    private static string Show(decimal number) => number.ToString("0.00##########", CultureInfo.InvariantCulture);
}
