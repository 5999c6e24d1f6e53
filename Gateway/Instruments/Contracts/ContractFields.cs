using System.Collections.Frozen;
using Gateway.Text;

namespace Gateway.Instruments.Contracts;

/// <summary>The fields of a contract as an object: IB's names, and the names that other programs give them.</summary>
internal static class ContractFields
{
    /// <summary>IB's names, as listed.</summary>
    public static readonly IReadOnlyList<string> Texts =
    [
        "symbol", "secType", "exchange", "primaryExchange", "currency", "lastTradeDateOrContractMonth", "right", "multiplier", "tradingClass",
        "localSymbol", "secIdType", "secId",
    ];

    private static readonly string[] All = [.. Texts, "conId", "strike", "includeExpired", "comboLegs"];

    /// <summary>Names without hyphens, underscores and spaces, in lower case. An id's own name (isin) gives its type as well.</summary>
    private static readonly FrozenDictionary<string, string> Names = new (string Field, string Names)[]
    {
        ("symbol", "ticker tickersymbol underlying underlyingsymbol root stock base"),
        ("secType", "type securitytype sectypes instrumenttype assetclass assettype producttype kind"),
        ("exchange", "venue market destination route exch"),
        ("primaryExchange", "primaryexch listing listingexchange primary listedon"),
        ("currency", "ccy cur quotecurrency curr"),
        ("lastTradeDateOrContractMonth",
            "expiry expiration expirationdate expirydate exp lasttradedate lasttradingday lasttradingdate maturity maturitydate contractmonth month "
            + "date"),
        ("right", "optiontype putcall callput putorcall callorput optionright cp pc"),
        ("strike", "strikeprice"),
        ("multiplier", "mult contractsize"),
        ("tradingClass", "class optionclass"),
        ("localSymbol", "local localname occ osi occsymbol optionsymbol"),
        ("conId", "contractid conids ibcontractid id"),
        ("secId", "isin cusip sedol figi"),
        ("includeExpired", "expired"),
        ("comboLegs", "legs"),
    }.SelectMany(row => row.Names.Split(' ').Select(name => (name, row.Field)))
        .Concat(All.Select(field => (name: Plain(field), Field: field)))
        .ToFrozenDictionary(row => row.name, row => row.Field);

    /// <summary>What answers of this gateway say of an instrument and a request does not need.</summary>
    private static readonly FrozenSet<string> Informative = new[]
    {
        "description", "name", "longname", "companyname", "derivativesectypes", "markettype", "mintick", "underconid", "undersymbol",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The members of an object by IB's names of the fields; null values are absent.</summary>
    /// <exception cref="FormatException">A field is unknown, or given twice with different values.</exception>
    public static Dictionary<string, JsonElement> Of(JsonElement value)
    {
        var given = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            var plain = Plain(property.Name);
            if (property.Value.ValueKind == JsonValueKind.Null || Informative.Contains(plain))
                continue;
            if (!Names.TryGetValue(plain, out var field))
                throw new FormatException($"an object without the unknown field '{UntrustedText.Show(property.Name)}'{Suggestion(property.Name)}");
            if (plain is "isin" or "cusip" or "sedol" or "figi")
                given["secIdType"] = JsonSerializer.SerializeToElement(plain.ToUpperInvariant());
            if (given.TryGetValue(field, out var other) && other.ToString() != property.Value.ToString())
                throw new FormatException($"an object with one {field}; '{UntrustedText.Show(property.Name)}' gives it again");
            given[field] = property.Value;
        }
        return given;
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    private static string Suggestion(string name) => Spelling.Nearest(name, All) is { } near ? $" (did you mean {near}?)" : string.Empty;
}
