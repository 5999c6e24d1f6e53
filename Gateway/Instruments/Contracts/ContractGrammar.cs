using System.Text.RegularExpressions;
using Gateway.Tws.Model;

namespace Gateway.Instruments.Contracts;

/// <summary>Contracts as people write them: one line of text that names an instrument of any type.</summary>
/// <remarks>
/// SYMBOL[@EXCHANGE][/CURRENCY] and then, in any order, a date (yyyyMMdd or yyyyMM), a strike, C or P, an exchange, a security type, or "cont".
/// Also EUR.USD, ESZ6, an OSI option code, conid:NUMBER, isin:CODE and cusip:CODE. Digits alone are refused: they are a symbol at some exchanges
/// (7203 in Tokyo, 600519 in Shanghai) and an instrument's id, and the wrong one of the two would be traded.
/// </remarks>
internal static partial class ContractGrammar
{
    public const string Rule =
        "a contract such as AAPL, AAPL@NASDAQ/USD, AAPL 20261218 200 C, ES 202612 CME, ES cont, EUR.USD, BTC or conid:265598, or an object with "
        + "symbol and secType";

    private const int LongestText = 100;

    /// <exception cref="FormatException">The text is not a contract; the message says what it must be.</exception>
    public static Contract Parse(string text)
    {
        text = text.Trim();
        if (text.Length is 0 or > LongestText || text.Any(c => c is < ' ' or > '~'))
            throw new FormatException(Rule);
        if (text.All(char.IsAsciiDigit))
            throw new FormatException($"conid:{text} for IB's id, or a symbol with its exchange and currency such as 7203@TSEJ/JPY");
        return Named(text) ?? Osi(text) ?? Pair(text) ?? Words(text);
    }

    private static Contract? Named(string text)
    {
        var match = Prefixed().Match(text);
        if (!match.Success)
            return null;
        var (kind, value, exchange) = (match.Groups[1].Value.ToUpperInvariant(), match.Groups[2].Value, match.Groups[3].Value.ToUpperInvariant());
        if (kind != "CONID")
            return new Contract
            {
                SecIdType = kind,
                SecId = value.ToUpperInvariant(),
                SecType = SecTypes.Stock,
                Exchange = exchange.Length > 0 ? exchange : "SMART",
            };
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var conId) && conId > 0
            ? new Contract { ConId = conId, Exchange = exchange }
            : throw new FormatException("conid: and a whole number, such as conid:265598");
    }

    private static Contract? Osi(string text)
    {
        var match = OsiCode().Match(text);
        if (!match.Success)
            return null;
        var root = match.Groups[1].Value.ToUpperInvariant();
        var index = SecTypes.IndexOfClass(root);
        return new Contract
        {
            Symbol = index ?? root,
            TradingClass = index is null ? string.Empty : root,
            SecType = SecTypes.Option,
            LastTradeDateOrContractMonth = "20" + match.Groups[2].Value,
            Right = match.Groups[3].Value.ToUpperInvariant(),
            Strike = decimal.Parse(match.Groups[4].Value, CultureInfo.InvariantCulture) / 1000m,
            Exchange = "SMART",
            Currency = "USD",
        };
    }

    private static Contract? Pair(string text)
    {
        var match = CurrencyPair().Match(text);
        if (!match.Success)
            return null;
        var (first, second) = (match.Groups[1].Value.ToUpperInvariant(), match.Groups[2].Value.ToUpperInvariant());
        if (!SecTypes.IsCurrency(second) || !(SecTypes.IsCurrency(first) || SecTypes.IsCoin(first)))
            return null;
        var secType = SecTypes.IsCoin(first) ? SecTypes.Crypto : SecTypes.Cash;
        return new Contract { Symbol = first, SecType = secType, Currency = second, Exchange = SecTypes.DefaultExchange(secType, first) };
    }

    private static Contract Words(string text)
    {
        var words = text.ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var head = Head().Match(words[0]);
        if (!head.Success)
            throw new FormatException(Rule);
        var draft = new ContractDraft(head.Groups[1].Value, head.Groups[2].Value, head.Groups[3].Value);
        for (var i = 1; i < words.Length; i++)
            draft.Take(words[i], isFirst: i == 1, isOnly: words.Length == 2);
        return draft.ToContract();
    }

    [GeneratedRegex(@"^(conid|isin|cusip):\s*([A-Za-z0-9]+)(?:@([A-Za-z0-9.]+))?$", RegexOptions.IgnoreCase)]
    private static partial Regex Prefixed();

    [GeneratedRegex(@"^([A-Za-z][A-Za-z0-9]{0,5})\s*(\d{6})([CPcp])(\d{8})$")]
    private static partial Regex OsiCode();

    [GeneratedRegex(@"^([A-Za-z]{3})[./]([A-Za-z]{3})$")]
    private static partial Regex CurrencyPair();

    [GeneratedRegex(@"^([A-Z0-9][A-Z0-9.\-&']*)(?:@([A-Z0-9.]+))?(?:/([A-Z]{3}))?$")]
    private static partial Regex Head();
}
