using Gateway.Text;
using Gateway.Tws.Model;

namespace Gateway.Instruments.Contracts;

/// <summary>
/// A contract as a JSON object, with IB's field names; secType defaults to STK, exchange to SMART or the type's own, currency to USD.
/// </summary>
internal static class ContractObject
{
    private static readonly string[] TextFields =
    [
        "symbol", "secType", "exchange", "primaryExchange", "currency", "lastTradeDateOrContractMonth", "right", "multiplier", "tradingClass",
        "localSymbol", "secIdType", "secId",
    ];

    private static readonly string[] Fields = [.. TextFields, "conId", "strike", "includeExpired", "comboLegs"];

    /// <exception cref="FormatException">A field is unknown or wrong; the message says what the contract must be.</exception>
    public static Contract Read(JsonElement value)
    {
        var given = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in value.EnumerateObject())
        {
            if (!Fields.Contains(property.Name, StringComparer.OrdinalIgnoreCase))
                throw new FormatException($"an object without the unknown field '{property.Name}'{Suggestion(property.Name)}");
            given[property.Name] = property.Value;
        }
        var legs = given.TryGetValue("comboLegs", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(ComboLegObject.Read).ToArray()
            : [];
        return Complete(new Contract
        {
            ConId = (int)(Number(given, "conId") ?? 0),
            Symbol = Text(given, "symbol"),
            SecType = Text(given, "secType").ToUpperInvariant(),
            Exchange = Text(given, "exchange").ToUpperInvariant(),
            PrimaryExch = Text(given, "primaryExchange").ToUpperInvariant(),
            Currency = Text(given, "currency").ToUpperInvariant(),
            LastTradeDateOrContractMonth = Text(given, "lastTradeDateOrContractMonth").Replace("-", null, StringComparison.Ordinal),
            Strike = Number(given, "strike"),
            Right = Text(given, "right").ToUpperInvariant(),
            Multiplier = Text(given, "multiplier"),
            TradingClass = Text(given, "tradingClass"),
            LocalSymbol = Text(given, "localSymbol"),
            SecIdType = Text(given, "secIdType").ToUpperInvariant(),
            SecId = Text(given, "secId"),
            IncludeExpired = given.TryGetValue("includeExpired", out var expired)
                && string.Equals(expired.ToString(), "true", StringComparison.OrdinalIgnoreCase),
            ComboLegs = legs,
        });
    }

    /// <summary>Fills in what the caller left out, as <see cref="ContractGrammar"/> does.</summary>
    /// <exception cref="FormatException">Nothing names the instrument, or the security type is unknown.</exception>
    public static Contract Complete(Contract contract)
    {
        if (Texts(contract).Any(text => text.Any(c => c is < ' ' or > '~')))
            throw new FormatException("an object of printable ASCII texts");
        if (contract.ConId > 0)
            return contract;
        if (contract.Symbol.Length == 0 && contract.LocalSymbol.Length == 0 && contract.SecId.Length == 0 && contract.ComboLegs.Count == 0)
            throw new FormatException("an object with conId, symbol, localSymbol or secId");
        var secType = contract.SecType.Length > 0 ? contract.SecType : contract.ComboLegs.Count > 0 ? SecTypes.Bag : SecTypes.Stock;
        if (!SecTypes.All.Contains(secType))
            throw new FormatException(
                $"a contract whose secType is one of {string.Join(", ", SecTypes.All.Order(StringComparer.Ordinal))}, not '{secType}'");
        return contract with
        {
            SecType = secType,
            Exchange = contract.Exchange.Length > 0 ? contract.Exchange : SecTypes.DefaultExchange(secType, contract.Symbol),
            Currency = contract.Currency.Length > 0 ? contract.Currency : "USD",
        };
    }

    private static IEnumerable<string> Texts(Contract contract) =>
    [
        contract.Symbol, contract.SecType, contract.Exchange, contract.PrimaryExch, contract.Currency, contract.LastTradeDateOrContractMonth,
        contract.Right, contract.Multiplier, contract.TradingClass, contract.LocalSymbol, contract.SecIdType, contract.SecId,
        .. contract.ComboLegs.Select(leg => leg.Exchange),
    ];

    internal static string Text(Dictionary<string, JsonElement> given, string field) =>
        given.TryGetValue(field, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? value.ToString().Trim()
            : string.Empty;

    internal static decimal? Number(Dictionary<string, JsonElement> given, string field)
    {
        if (!given.TryGetValue(field, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return decimal.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number is >= 0 and <= int.MaxValue
            ? number
            : throw new FormatException($"a contract whose {field} is a number");
    }

    private static string Suggestion(string name) => Spelling.Nearest(name, Fields) is { } near ? $" (did you mean {near}?)" : string.Empty;
}

/// <summary>One leg of a combination as a JSON object: conId, ratio (default 1), action BUY or SELL, exchange (default SMART).</summary>
internal static class ComboLegObject
{
    /// <exception cref="FormatException">The leg has no conId or no action.</exception>
    public static ComboLeg Read(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw new FormatException("a contract whose comboLegs are objects");
        var given = value.EnumerateObject().GroupBy(property => property.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.OrdinalIgnoreCase);
        var leg = new ComboLeg
        {
            ConId = (int)(ContractObject.Number(given, "conId") ?? 0),
            Ratio = (int)(ContractObject.Number(given, "ratio") ?? 1),
            Action = ContractObject.Text(given, "action").ToUpperInvariant(),
            Exchange = ContractObject.Text(given, "exchange") is { Length: > 0 } exchange ? exchange.ToUpperInvariant() : "SMART",
        };
        return leg is { ConId: > 0, Ratio: > 0, Action: "BUY" or "SELL" }
            ? leg
            : throw new FormatException("a contract whose comboLegs each have conId, ratio from 1 and action BUY or SELL");
    }
}
