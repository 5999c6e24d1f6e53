using Gateway.Text;
using Gateway.Tws.Model;

namespace Gateway.Instruments.Contracts;

/// <summary>
/// A contract as a JSON object, with IB's field names; secType defaults to STK, exchange to SMART or the type's own, currency to USD.
/// </summary>
internal static class ContractObject
{
    /// <exception cref="FormatException">A field is unknown or wrong; the message says what the contract must be.</exception>
    public static ContractParts Read(JsonElement value)
    {
        var given = ContractFields.Of(value);
        var legs = given.TryGetValue("comboLegs", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(ComboLegObject.Read).ToArray()
            : [];
        return ContractSymbols.Unfold(new ContractParts
        {
            ConId = (int)(Number(given, "conId") ?? 0),
            Symbol = Text(given, "symbol"),
            SecType = Text(given, "secType"),
            Exchange = Text(given, "exchange").ToUpperInvariant(),
            PrimaryExchange = Text(given, "primaryExchange").ToUpperInvariant(),
            Currency = Text(given, "currency").ToUpperInvariant(),
            Expiry = Text(given, "lastTradeDateOrContractMonth"),
            Strike = Number(given, "strike") is { } strike and not 0 ? strike : null,
            Right = Text(given, "right"),
            Multiplier = Text(given, "multiplier"),
            TradingClass = Text(given, "tradingClass"),
            LocalSymbol = Text(given, "localSymbol"),
            SecIdType = Text(given, "secIdType"),
            SecId = Text(given, "secId"),
            IncludeExpired = given.TryGetValue("includeExpired", out var expired)
                && string.Equals(expired.ToString(), "true", StringComparison.OrdinalIgnoreCase),
            Legs = legs,
        });
    }

    internal static string Text(Dictionary<string, JsonElement> given, string field) =>
        given.TryGetValue(field, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? value.ToString().Trim()
            : string.Empty;

    internal static decimal? Number(Dictionary<string, JsonElement> given, string field)
    {
        if (!given.TryGetValue(field, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        var read = NumberText.Read(value.ToString());
        return read is { Value: >= 0 and <= int.MaxValue and var number, IsPercent: false }
            ? number
            : throw new FormatException($"a contract whose {field} is a number{(read.Doubt is { } doubt ? $": {doubt}" : string.Empty)}");
    }
}

/// <summary>One leg of a combination as a JSON object: conId, ratio (default 1), action BUY or SELL, exchange (default SMART).</summary>
internal static class ComboLegObject
{
    /// <exception cref="FormatException">The leg has no conId or no action.</exception>
    public static ComboLeg Read(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw new FormatException("a contract whose comboLegs are objects");
        var given = value.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null)
            .GroupBy(property => NameOf(property.Name), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.OrdinalIgnoreCase);
        var leg = new ComboLeg
        {
            ConId = (int)(ContractObject.Number(given, "conId") ?? 0),
            Ratio = (int)(ContractObject.Number(given, "ratio") ?? 1),
            Action = ContractObject.Text(given, "action").ToUpperInvariant(),
            Exchange = ContractObject.Text(given, "exchange") is { Length: > 0 } exchange ? Venues.NameOf(exchange) : Venues.Smart,
        };
        return leg is { ConId: > 0, Ratio: > 0, Action: "BUY" or "SELL" }
            ? leg
            : throw new FormatException("a contract whose comboLegs each have conId, ratio from 1 and action BUY or SELL");
    }

    /// <summary>IB's names, and those of other programs.</summary>
    private static string NameOf(string name) => name.ToUpperInvariant() switch
    {
        "SIDE" or "DIRECTION" => "action",
        "QUANTITY" or "QTY" or "SIZE" => "ratio",
        "CON_ID" or "CONTRACTID" or "CONTRACT_ID" => "conId",
        "VENUE" => "exchange",
        _ => name,
    };
}
