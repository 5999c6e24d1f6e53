using Gateway.Tws.Model;

namespace Gateway.Instruments.Contracts;

/// <summary>Contracts in words: what was asked, and the text by which an instrument is named again.</summary>
internal static class ContractText
{
    /// <summary>Such as "stock AAPL (SMART, USD)".</summary>
    public static string Describe(Contract contract)
    {
        if (contract.ConId > 0)
            return string.Create(CultureInfo.InvariantCulture, $"contract id {contract.ConId}")
                + (contract.Exchange.Length > 0 ? $" on {contract.Exchange}" : string.Empty);
        if (contract.SecId.Length > 0)
            return $"{contract.SecIdType} {contract.SecId}";
        string[] name =
        [
            SecTypes.NameOf(contract.SecType), contract.Symbol, contract.LocalSymbol.Length > 0 ? $"'{contract.LocalSymbol}'" : string.Empty,
            contract.LocalSymbol.Length > 0 ? string.Empty : contract.LastTradeDateOrContractMonth,
            contract.LocalSymbol.Length > 0 ? string.Empty : Number(contract.Strike), contract.LocalSymbol.Length > 0 ? string.Empty : contract.Right,
        ];
        string[] place = [contract.TradingClass.Length > 0 ? $"class {contract.TradingClass}" : string.Empty, Place(contract), contract.Currency];
        return Join(" ", name) + (Join(", ", place) is { Length: > 0 } where ? $" ({where})" : string.Empty);
    }

    /// <summary>The shortest text that names the instrument and none of the others; conid:NUMBER where there is none.</summary>
    /// <param name="instrument">Fully known.</param>
    public static string Of(Contract instrument, IEnumerable<Contract> others)
    {
        var rest = others.Where(other => other.ConId != instrument.ConId).ToList();
        foreach (var text in Forms(instrument))
        {
            if (TryParse(text) is { } asked && Names(asked, instrument) && !rest.Exists(other => Names(asked, other)))
                return text;
        }
        return string.Create(CultureInfo.InvariantCulture, $"conid:{instrument.ConId}");
    }

    /// <summary>What tells an instrument apart, such as "APPLE INC, STK NASDAQ USD".</summary>
    public static string Kind(Contract instrument, string name)
    {
        string[] parts =
        [
            instrument.SecType == SecTypes.Stock ? string.Empty : instrument.Symbol, instrument.SecType, Day(instrument),
            Number(instrument.Strike), instrument.Right,
            instrument.TradingClass.Length > 0 && instrument.SecType is SecTypes.Option or SecTypes.FutureOption
                ? $"class {instrument.TradingClass}" : string.Empty,
            Listing(instrument), instrument.Currency,
        ];
        return Join(", ", [name, Join(" ", parts)]);
    }

    /// <summary>Where an order goes, such as "SMART; NASDAQ is where it is listed"; null for what IB does not route.</summary>
    public static string? RouteOf(Contract contract) => contract switch
    {
        { SecType: not (SecTypes.Stock or SecTypes.Option) } or { Exchange: "" } => null,
        { Exchange: Venues.Smart, PrimaryExch: { Length: > 0 } listing } => $"SMART; {listing} is where it is listed",
        { Exchange: Venues.Smart } => Venues.Smart,
        _ => $"directly to {contract.Exchange}",
    };

    private static IEnumerable<string> Forms(Contract instrument)
    {
        var symbol = instrument.Symbol.Replace(' ', '.');
        var listing = Listing(instrument);
        var terms = Join(" ", [Day(instrument), Number(instrument.Strike), instrument.Right]);
        return instrument.SecType switch
        {
            SecTypes.Stock => [symbol, $"{symbol}@{listing}", $"{symbol}/{instrument.Currency}", $"{symbol}@{listing}/{instrument.Currency}"],
            SecTypes.Option =>
                [$"{symbol} {terms}", $"{instrument.TradingClass} {terms}", instrument.LocalSymbol, $"{symbol} {terms} {instrument.Currency}"],
            SecTypes.FutureOption => [instrument.LocalSymbol, $"{symbol} {terms}", $"{instrument.TradingClass} {terms}"],
            SecTypes.Future =>
                [instrument.LocalSymbol, $"{symbol} {terms}", $"{symbol} {terms} {instrument.Exchange}",
                    $"{symbol} {terms} {instrument.Exchange} {instrument.Currency}"],
            SecTypes.ContinuousFuture => [$"{symbol} cont", $"{symbol} cont {instrument.Exchange}"],
            SecTypes.Cash => [$"{symbol}.{instrument.Currency}"],
            _ => [symbol, $"{symbol} {instrument.SecType}", $"{symbol} {instrument.SecType} {listing}",
                $"{symbol} {instrument.SecType} {listing} {instrument.Currency}"],
        };
    }

    private static Contract? TryParse(string text)
    {
        try
        {
            return ContractGrammar.Parse(text);
        }
        catch (FormatException)
        {
            // Not every symbol is a text of its own.
            return null;
        }
    }

    /// <summary>Whether TWS would find the instrument by what a text says.</summary>
    private static bool Names(Contract asked, Contract known) =>
        asked.SecType == known.SecType
            && Same(asked.Symbol, known.Symbol)
            && Same(asked.Currency, known.Currency)
            && Same(asked.LocalSymbol, known.LocalSymbol)
            && Same(asked.TradingClass, known.TradingClass)
            && Same(asked.Right, known.Right)
            && (asked.PrimaryExch.Length == 0 || Listing(known) == asked.PrimaryExch)
            && (asked.Exchange is "" or Venues.Smart || known.Exchange.Length == 0 || asked.Exchange == known.Exchange
                || (known.Exchange == Venues.Smart && asked.SecType != SecTypes.Stock))
            && known.LastTradeDateOrContractMonth.StartsWith(asked.LastTradeDateOrContractMonth, StringComparison.Ordinal)
            && (asked.Strike is null || asked.Strike == known.Strike);

    private static bool Same(string asked, string known) => asked.Length == 0 || known.Length == 0 || asked == known;

    private static string Listing(Contract contract) => Venues.NameOf(contract.PrimaryExch.Length > 0 ? contract.PrimaryExch : contract.Exchange);

    /// <summary>Without the time of the last trade, which TWS may add.</summary>
    private static string Day(Contract contract) => contract.LastTradeDateOrContractMonth.Split(' ')[0];

    private static string Place(Contract contract) => contract.PrimaryExch.Length > 0 ? contract.PrimaryExch : contract.Exchange;

    private static string Number(decimal? number) => number is > 0 ? number.Value.ToString("0.#####", CultureInfo.InvariantCulture) : string.Empty;

    private static string Join(string between, IEnumerable<string> parts) => string.Join(between, parts.Where(part => part.Length > 0));
}
