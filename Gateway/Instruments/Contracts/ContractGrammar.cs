using System.Text.RegularExpressions;
using Gateway.Tws.Model;

namespace Gateway.Instruments.Contracts;

/// <summary>Contracts as people write them: one line of text that names an instrument of any type.</summary>
/// <remarks>
/// SYMBOL[@EXCHANGE][/CURRENCY] and then, in any order, a date, a strike, C or P, an exchange, a currency, a security type, or "cont".
/// Also EXCHANGE:SYMBOL and the codes of <see cref="ContractCodes"/>: EUR.USD, ESZ6, an OCC option code, conid:NUMBER, isin:CODE and cusip:CODE.
/// Digits alone are refused: they are a symbol at some exchanges (7203 in Tokyo, 600519 in Shanghai) and an instrument's id, and the wrong one of
/// the two would be traded.
/// </remarks>
internal static partial class ContractGrammar
{
    public const string Rule =
        "a contract such as AAPL, AAPL@NASDAQ/USD, AAPL 20261218 200 C, ES 202612 CME, ES cont, EUR.USD, BTC or conid:265598, or an object with "
        + "symbol and secType";

    private const int LongestText = 100;

    /// <exception cref="FormatException">The text is not a contract; the message says what it must be.</exception>
    public static Contract Parse(string text) => Read(text).ToContract();

    /// <summary>What a text says of a contract, without the defaults.</summary>
    /// <exception cref="FormatException">The text is not a contract; the message says what it must be.</exception>
    public static ContractParts Read(string text)
    {
        text = text.Trim();
        if (text.Length is 0 or > LongestText || text.Any(c => c is < ' ' or > '~'))
            throw new FormatException(Rule);
        text = text.ToUpperInvariant();
        text = text.Replace(" @", "@", StringComparison.Ordinal).Replace("@ ", "@", StringComparison.Ordinal);
        if (text.Length > 1 && text[0] == '$')
            text = text[1..];
        if (text.All(char.IsAsciiDigit))
            throw new FormatException($"conid:{text} for IB's id, or a symbol with its exchange and currency such as 7203@TSEJ/JPY");
        return ContractCodes.Read(text) ?? AtVenue(text) ?? Words(text);
    }

    /// <summary>NASDAQ:AAPL, and AAPL:NASDAQ.</summary>
    private static ContractParts? AtVenue(string text)
    {
        var match = WithVenue().Match(text);
        if (!match.Success)
            return null;
        var (first, second) = (match.Groups[1].Value.Trim(), match.Groups[2].Value.Trim());
        var (venue, rest) = Venues.IsKnown(first) || !Venues.IsKnown(second) ? (first, second) : (second, first);
        if (!Venues.IsKnown(venue))
            throw new FormatException($"{Rule}; '{venue}' is not the name of an exchange");
        // TSE is Toronto at IB and Tokyo elsewhere; only Tokyo has numbers.
        if (rest.All(char.IsAsciiDigit))
            return new ContractParts { Symbol = rest, Exchange = venue == "TSE" ? "TSEJ" : venue };
        var parts = Read(rest);
        return parts.Exchange.Length > 0 && Venues.NameOf(parts.Exchange) != Venues.NameOf(venue) && parts.SecType.Length == 0
            ? throw new FormatException($"{Rule}; the text names two exchanges")
            : parts with { Exchange = venue };
    }

    private static ContractParts Words(string text)
    {
        // The symbol is not part of a date, even where it is MAR or DEC.
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0)
            text = text[..space] + ContractDates.Compact(text[space..]);
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var head = Head().Match(words[0]);
        if (!head.Success)
            throw new FormatException(Rule);
        var draft = new ContractDraft(head.Groups[1].Value, head.Groups[2].Value, head.Groups[3].Value);
        for (var i = 1; i < words.Length; i++)
        {
            if (draft.Take(words[i], isFirst: i == 1, isOnly: words.Length == 2))
                continue;
            // Words that say nothing about a contract may be a company's name, which a search finds.
            return !draft.IsPlain || words.Any(word => !NameWord().IsMatch(word))
                ? throw new FormatException($"{Rule}; the word '{words[i]}' does not fit")
                : new ContractParts { Symbol = string.Join(' ', words), SecType = SecTypes.Stock };
        }
        return draft.ToParts();
    }

    [GeneratedRegex("^([A-Z0-9_. ]{2,20}):([^:]{1,60})$")]
    private static partial Regex WithVenue();

    [GeneratedRegex(@"^([A-Z0-9][A-Z0-9.\-&']*(?:/[A-Z](?![A-Z]))?)(?:@([A-Z0-9._]+))?(?:/([A-Z]{3}))?$")]
    private static partial Regex Head();

    [GeneratedRegex("^[A-Z0-9&.,'-]+$")]
    private static partial Regex NameWord();
}
