using Gateway.Tws.Model;

namespace TwsSimulator.Console;

/// <summary>An order as a person enters it at TWS, in one line: <c>BUY 100 AAPL LMT 150 GTC DU1000001</c>.</summary>
internal static class HandOrder
{
    public const string Example = "BUY 100 AAPL LMT 150 GTC DU1000001";

    /// <summary>
    /// Action, quantity, symbol of a US stock or contract id, type; the price of types that have one; then time in force and account, both optional.
    /// Null when the line is not like that.
    /// </summary>
    public static (Contract Contract, Order Terms)? Parse(string line)
    {
        if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var action, var size, var instrument, var type, .. var rest]
            || action is not ("BUY" or "SELL")
            || !TryNumber(size, out var quantity))
            return null;
        decimal? price = null;
        if (type is "LMT" or "STP")
        {
            if (rest.Length == 0 || !TryNumber(rest[0], out var given))
                return null;
            price = given;
            rest = rest[1..];
        }
        if (type is not ("MKT" or "LMT" or "STP") || rest.Length > 2)
            return null;
        var terms = new Order
        {
            Action = action,
            TotalQuantity = quantity,
            OrderType = type,
            LmtPrice = type == "LMT" ? price : null,
            AuxPrice = type == "STP" ? price : null,
            Tif = rest.Length > 0 ? rest[0] : "DAY",
            Account = rest.Length > 1 ? rest[1] : "",
            Transmit = true,
        };
        return (ContractOf(instrument), terms);
    }

    private static Contract ContractOf(string instrument) =>
        int.TryParse(instrument, NumberStyles.None, CultureInfo.InvariantCulture, out var conId)
            ? new Contract { ConId = conId }
            : new Contract { Symbol = instrument, SecType = "STK", Exchange = "SMART", Currency = "USD" };

    private static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
