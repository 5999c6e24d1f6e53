using Gateway.Instruments.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Instruments.Views;

/// <summary>A quote in one line for people: "SPY 533.62 x 533.64, last 533.63, +0.84 %".</summary>
internal static class QuoteLine
{
    public static string Of(ContractInfo contract, QuoteView quote)
    {
        List<string> parts = [];
        if (quote.Bid is not null || quote.Ask is not null)
            parts.Add($"{Price(quote.Bid)} x {Price(quote.Ask)}");
        if (quote.Last is { } last)
            parts.Add($"last {Price(last)}");
        if (quote.ChangePercent is { } change)
            parts.Add($"{change.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture)} %");
        if (quote.DataType is MarketDataType.Delayed or MarketDataType.DelayedFrozen)
            parts.Add("delayed");
        else if (quote.DataType == MarketDataType.Frozen)
            parts.Add("frozen");
        // Pence and cents are said, since a reader takes a number for pounds.
        var unit = contract.PriceMagnifier is { } magnifier
            ? string.Create(CultureInfo.InvariantCulture, $" ({contract.Currency}/{magnifier})")
            : string.Empty;
        return $"{NameOf(contract)}{unit} {(parts.Count == 0 ? "no prices yet" : string.Join(", ", parts))}";
    }

    /// <summary>The name that people use: EUR.USD of a currency pair, the local symbol of a derivative, else the symbol.</summary>
    public static string NameOf(ContractInfo contract)
    {
        var name = (contract.SecType is null or "STK" or "IND" or "BAG" ? contract.Symbol : contract.LocalSymbol) ?? contract.Symbol ?? "?";
        return string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Price(decimal? price) => price?.ToString("0.00########", CultureInfo.InvariantCulture) ?? "-";
}
