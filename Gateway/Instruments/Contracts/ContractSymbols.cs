using Gateway.Tws.Model;

namespace Gateway.Instruments.Contracts;

/// <summary>Reads the symbol of an object or of flat arguments as a text would be read: BRK.B, EUR.USD, ESZ6, AAPL@OVERNIGHT.</summary>
internal static class ContractSymbols
{
    /// <exception cref="FormatException">The symbol stands alone and is no contract, or contradicts another field.</exception>
    public static ContractParts Unfold(ContractParts given)
    {
        if (given.ConId > 0 || given.Legs.Count > 0)
            return given;
        if (given.LocalSymbol.Length > 0)
            given = WithLocal(given);
        return given.Symbol.Length > 0 ? WithSymbol(given) : given;
    }

    /// <summary>IB's symbol of what a text names: BRK B for BRK.B, EUR for EUR.USD. A text that names nothing stays as it is.</summary>
    public static string Of(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return string.Empty;
        try
        {
            return ContractGrammar.Parse(text).Symbol is { Length: > 0 } symbol ? symbol : text.Trim().ToUpperInvariant();
        }
        catch (FormatException)
        {
            // Digits, for example, are symbols in Tokyo and Hong Kong.
            return text.Trim().ToUpperInvariant();
        }
    }

    /// <summary>Whether an instrument is one that a text names; a symbol alone names everything of that symbol, derivatives too.</summary>
    public static bool Fits(string text, Contract known)
    {
        if (known.Symbol.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase))
            return true;
        try
        {
            var parts = ContractGrammar.Read(text);
            var asked = parts.ToContract();
            return asked.ConId > 0
                ? asked.ConId == known.ConId
                : Same(asked.Symbol, known.Symbol)
                    && Same(asked.LocalSymbol, known.LocalSymbol)
                    && (parts.SecType.Length == 0 || asked.SecType == known.SecType)
                    && (parts.Currency.Length == 0 || asked.Currency == known.Currency)
                    && (parts.Strike is null || (asked.Strike == known.Strike && asked.Right == known.Right))
                    && known.LastTradeDateOrContractMonth.StartsWith(asked.LastTradeDateOrContractMonth, StringComparison.Ordinal);
        }
        catch (FormatException)
        {
            // Not a text that names a contract: nothing fits but a symbol that is the same.
            return false;
        }
    }

    private static bool Same(string asked, string known) => asked.Length == 0 || asked == known;

    private static ContractParts WithSymbol(ContractParts given)
    {
        var literal = given with { Symbol = given.Symbol.ToUpperInvariant() };
        var isAlone = given is { SecType: "", Exchange: "", Currency: "", Expiry: "", Strike: null, Right: "", LocalSymbol: "", PrimaryExchange: "" };
        if (!isAlone && given.Symbol.All(char.IsAsciiDigit))
            return literal;
        ContractParts read;
        try
        {
            read = ContractGrammar.Read(given.Symbol);
        }
        catch (FormatException) when (!isAlone)
        {
            // Some instruments have symbols of their own kind; TWS knows them.
            return literal;
        }
        if (Differ(given.SecType, read.SecType))
            return literal;
        return ContractJoin.Of(read, given, "symbol");
    }

    /// <summary>The local symbol says its type where nothing else does, and its spaces do not count.</summary>
    private static ContractParts WithLocal(ContractParts given)
    {
        var text = given.LocalSymbol.ToUpperInvariant();
        var read = ContractCodes.Read(text) ?? ContractCodes.Future(text, SecTypes.Read(given.SecType) == SecTypes.Future);
        if (read is null || Differ(given.SecType, read.SecType))
            return given;
        return read.LocalSymbol.Length > 0
            ? Merge(given with { LocalSymbol = read.LocalSymbol }, read with { Symbol = given.Symbol.Length > 0 ? given.Symbol : read.Symbol })
            : given.Symbol.Length == 0 ? Merge(given with { LocalSymbol = string.Empty }, read) : given;
    }

    private static ContractParts Merge(ContractParts given, ContractParts read) => given with
    {
        ConId = read.ConId,
        Symbol = read.Symbol,
        SecType = Or(given.SecType, read.SecType),
        // SMART is what many programs always send.
        Exchange = given.Exchange is "" or Venues.Smart && read.Exchange.Length > 0 ? read.Exchange : given.Exchange,
        Currency = read.SecType is SecTypes.Cash or SecTypes.Crypto ? Or(read.Currency, given.Currency) : Or(given.Currency, read.Currency),
        Expiry = Or(given.Expiry, read.Expiry),
        Strike = given.Strike ?? read.Strike,
        Right = Or(given.Right, read.Right),
        TradingClass = Or(given.TradingClass, read.TradingClass),
        LocalSymbol = Or(given.LocalSymbol, read.LocalSymbol),
        SecIdType = Or(given.SecIdType, read.SecIdType),
        SecId = Or(given.SecId, read.SecId),
    };

    private static bool Differ(string given, string read) =>
        given.Length > 0 && read.Length > 0 && SecTypes.Read(given) is { } asked && asked != read;

    private static string Or(string first, string second) => first.Length > 0 ? first : second;
}
