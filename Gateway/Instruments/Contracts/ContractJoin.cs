using Gateway.Text;

namespace Gateway.Instruments.Contracts;

/// <summary>Joins what a text says of a contract with what further fields say. Fields add to the text; one that contradicts it is refused.</summary>
internal static class ContractJoin
{
    /// <param name="name">What the text is called in errors: "text" or "symbol".</param>
    /// <exception cref="FormatException">A field contradicts the text; the message names both.</exception>
    public static ContractParts Of(ContractParts text, ContractParts fields, string name)
    {
        CheckMonth(text, fields, name);
        return text with
        {
            // An id alone does not say the type; STK is only the usual one.
            SecType = text.SecId.Length > 0 && fields.SecType.Length > 0
                ? fields.SecType
                : One(text.SecType, fields.SecType, name, "secType", secType => SecTypes.Read(secType) ?? secType),
            // SMART is what many programs always send.
            Exchange = Venues.NameOf(fields.Exchange) == Venues.Smart && text.Exchange.Length > 0
                ? text.Exchange
                : Venues.NameOf(text.Exchange) == Venues.Smart && fields.Exchange.Length > 0
                    ? fields.Exchange
                    : One(text.Exchange, fields.Exchange, name, "exchange", Venues.NameOf),
            PrimaryExchange = One(text.PrimaryExchange, fields.PrimaryExchange, name, "primaryExchange", Venues.NameOf),
            Currency = One(text.Currency, fields.Currency, name, "currency"),
            Expiry = One(text.Expiry, fields.Expiry, name, "expiration", ContractDates.Read),
            Strike = text.Strike is { } strike && fields.Strike is { } other && strike != other
                ? throw Differ(name, "strike", Number(strike), Number(other))
                : text.Strike ?? fields.Strike,
            Right = One(text.Right, fields.Right, name, "right", ContractParts.SideOf),
            Multiplier = One(text.Multiplier, fields.Multiplier, name, "multiplier"),
            TradingClass = One(text.TradingClass, fields.TradingClass, name, "tradingClass"),
            LocalSymbol = One(text.LocalSymbol, fields.LocalSymbol, name, "localSymbol"),
            SecIdType = One(text.SecIdType, fields.SecIdType, name, "secIdType"),
            SecId = One(text.SecId, fields.SecId, name, "secId"),
            IncludeExpired = text.IncludeExpired || fields.IncludeExpired,
            Legs = text.Legs.Count > 0 ? text.Legs : fields.Legs,
        };
    }

    /// <summary>The code of a future (ESZ6) holds its month.</summary>
    private static void CheckMonth(ContractParts text, ContractParts fields, string name)
    {
        if (text is not { SecType: SecTypes.Future, LocalSymbol: [.., var letter, var year], Expiry: "" }
            || ContractDates.Read(fields.Expiry) is not { Length: 6 } month
            || (month[3] == year && month[4..] == ContractDates.MonthOf(letter)))
            return;
        throw Differ(name, "expiration", text.LocalSymbol, month);
    }

    private static string One(string text, string field, string name, string fieldName, Func<string, string>? normal = null)
    {
        if (text.Length == 0 || field.Length == 0)
            return text.Length > 0 ? text : field;
        normal ??= static value => value;
        return string.Equals(normal(text), normal(field), StringComparison.OrdinalIgnoreCase) ? text : throw Differ(name, fieldName, text, field);
    }

    private static FormatException Differ(string name, string fieldName, string text, string field) =>
        new($"a contract whose {name} and {fieldName} agree; the {name} says {UntrustedText.Show(text)}, "
            + $"{fieldName} is {UntrustedText.Show(field)}");

    private static string Number(decimal number) => number.ToString("0.#####", CultureInfo.InvariantCulture);
}
