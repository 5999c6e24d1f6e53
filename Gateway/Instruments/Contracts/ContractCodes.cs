using System.Text.RegularExpressions;

namespace Gateway.Instruments.Contracts;

/// <summary>Codes that name a whole instrument: IB's local symbols, ids, and the forms of other programs. All in upper case.</summary>
internal static partial class ContractCodes
{
    /// <summary>Null when the text is none of these codes.</summary>
    /// <exception cref="FormatException">The text begins as an id and is none.</exception>
    public static ContractParts? Read(string text) =>
        Id(text) ?? Isin(text) ?? Option(text) ?? FutureOption(text) ?? Bond(text) ?? Foreign(text) ?? Pair(text) ?? Preferred(text);

    /// <summary>A future by its code, such as ESZ6 (IB's local symbol) or ESZ26 (its month); null when the text is none.</summary>
    /// <param name="anyRoot">Whether it is certain that a future is meant, so that the root need not be known.</param>
    public static ContractParts? Future(string text, bool anyRoot = false)
    {
        var match = FutureCode().Match(text);
        if (!match.Success || !(anyRoot || FutureRoots.IsKnown(match.Groups[1].Value)))
            return null;
        var (root, letter, year) = (match.Groups[1].Value, match.Groups[2].Value[0], match.Groups[3].Value);
        var known = FutureRoots.OfClass(root);
        return year.Length == 1
            ? new ContractParts
            {
                LocalSymbol = text,
                SecType = SecTypes.Future,
                Exchange = known?.Exchange ?? FutureRoots.ExchangeOf(root),
                Currency = known?.Currency ?? string.Empty,
            }
            : new ContractParts
            {
                Symbol = root,
                SecType = SecTypes.Future,
                Expiry = string.Concat(year.Length == 2 ? "20" : string.Empty, year, ContractDates.MonthOf(letter)),
            };
    }

    private static ContractParts? Id(string text)
    {
        var match = Prefixed().Match(text);
        if (!match.Success)
            return null;
        var (kind, value) = (match.Groups["kind"].Value, match.Groups["id"].Value);
        var parts = new ContractParts { Exchange = match.Groups["at"].Value, Currency = match.Groups["in"].Value };
        if (kind is not ("CONID" or "CON_ID"))
            return parts with { SecIdType = kind, SecId = value, SecType = SecTypes.Stock };
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var conId) && conId > 0
            ? parts with { ConId = conId }
            : throw new FormatException("conid: and a whole number, such as conid:265598");
    }

    /// <summary>An ISIN alone, known by its check digit.</summary>
    private static ContractParts? Isin(string text)
    {
        if (!IsinCode().IsMatch(text))
            return null;
        var digits = string.Concat(text.Select(c => char.IsAsciiDigit(c) ? c.ToString() : (c - 'A' + 10).ToString(CultureInfo.InvariantCulture)));
        var sum = digits.Reverse().Select((c, i) => (c - '0') * (i % 2 + 1)).Sum(n => n / 10 + n % 10);
        return sum % 10 == 0 ? new ContractParts { SecIdType = "ISIN", SecId = text, SecType = SecTypes.Stock } : null;
    }

    /// <summary>
    /// An option by its OCC code with any number of spaces, which is IB's local symbol, or by the short form of other programs (.AAPL261218C200).
    /// </summary>
    private static ContractParts? Option(string text)
    {
        if (Occ().Match(text) is { Success: true } code)
        {
            var root = code.Groups[1].Value;
            var index = Indexes.OfClass(root);
            // The root of BRK B's options is BRKB: only TWS knows the symbol of each, and finds the option by its local symbol alone.
            return new ContractParts
            {
                LocalSymbol = root.PadRight(6) + code.Groups[2].Value + code.Groups[3].Value + code.Groups[4].Value,
                Symbol = index ?? string.Empty,
                TradingClass = index is null ? string.Empty : root,
                SecType = SecTypes.Option,
                Expiry = Day(code.Groups[2].Value),
                Right = code.Groups[3].Value,
                Strike = decimal.Parse(code.Groups[4].Value, CultureInfo.InvariantCulture) / 1000m,
            };
        }
        return Short().Match(text) is { Success: true } other
            ? new ContractParts
            {
                Symbol = other.Groups[1].Value,
                Expiry = Day(other.Groups[2].Value),
                Right = other.Groups[3].Value,
                Strike = decimal.Parse(other.Groups[4].Value, CultureInfo.InvariantCulture),
            }
            : null;
    }

    /// <summary>An option on a future by IB's local symbol, such as ESZ6 C6000.</summary>
    private static ContractParts? FutureOption(string text) => Fop().Match(text) is { Success: true } match
        ? new ContractParts
        {
            LocalSymbol = $"{match.Groups[1].Value}{match.Groups[2].Value}{match.Groups[3].Value} {match.Groups[4].Value}{match.Groups[5].Value}",
            SecType = SecTypes.FutureOption,
            Exchange = FutureRoots.ExchangeOf(FutureRoots.SymbolOfOptions(match.Groups[1].Value) ?? match.Groups[1].Value),
            Right = match.Groups[4].Value,
            Strike = decimal.Parse(match.Groups[5].Value, CultureInfo.InvariantCulture),
        }
        : null;

    /// <summary>IB's local symbol of a bond holds its id.</summary>
    private static ContractParts? Bond(string text) =>
        int.TryParse(BondCode().Match(text).Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new ContractParts { ConId = id }
            : null;

    /// <summary>Yahoo's ^GSPC, ES=F and EURUSD=X, thinkorswim's /ES and /ESZ26, TradingView's ES1!.</summary>
    private static ContractParts? Foreign(string text) =>
        Sign().Match(text) is { Success: true } index
            ? new ContractParts { Symbol = Indexes.SymbolOf(index.Groups[1].Value), SecType = SecTypes.Index }
        : Continuous().Match(text) is { Success: true } root
            ? new ContractParts { Symbol = root.Groups[1].Value + root.Groups[2].Value + root.Groups[3].Value, SecType = SecTypes.ContinuousFuture }
        : text[0] == '/' ? Future(text[1..], anyRoot: true)
        : text.EndsWith("=X", StringComparison.Ordinal) ? Pair(text[..^2]) : null;

    /// <summary>
    /// A currency pair. A slash or a space may stand between a stock and its currency as well: there a coin that shares its symbol with a stock is
    /// not meant.
    /// </summary>
    public static ContractParts? Pair(string text)
    {
        var match = CurrencyPair().Match(text);
        if (!match.Success)
            return null;
        var (first, between) = (match.Groups[1].Value, match.Groups[2].Value);
        return between is "/" or " " && Currencies.IsCoin(first) && !Currencies.IsPlainCoin(first)
            ? null
            : Currencies.Pair(first, match.Groups[3].Value);
    }

    /// <summary>A preferred share: BAC PR L, BAC.PR.L and BAC-PL are BAC PRL at IB.</summary>
    private static ContractParts? Preferred(string text) =>
        PreferredShare().Match(text) is { Success: true } match
            ? new ContractParts { Symbol = $"{match.Groups[1].Value} PR{match.Groups[2].Value}", SecType = SecTypes.Stock }
            : null;

    private static string Day(string digits) =>
        ContractDates.Digits("20" + digits) ?? throw new FormatException($"an option whose date exists; got '{digits}' for year, month and day");

    [GeneratedRegex(@"^(?<kind>CONID|CON_ID|ISIN|CUSIP|SEDOL|FIGI)\s*[:= ]\s*(?<id>[A-Z0-9]+)(?:@(?<at>[A-Z0-9.]+))?(?:/(?<in>[A-Z]{3}))?$")]
    private static partial Regex Prefixed();

    [GeneratedRegex(@"^[A-Z]{2}[A-Z0-9]{9}\d$")]
    private static partial Regex IsinCode();

    [GeneratedRegex(@"^(?:O:)?([A-Z][A-Z0-9]{0,5}) *(\d{6})([CP])(\d{8})$")]
    private static partial Regex Occ();

    [GeneratedRegex(@"^\.?([A-Z]{1,5})(\d{6})([CP])(\d{1,5}(?:\.\d{1,3})?)$")]
    private static partial Regex Short();

    [GeneratedRegex(@"^([A-Z0-9]{1,4}?)([FGHJKMNQUVXZ])(\d) +([CP])(\d{1,7}(?:\.\d{1,5})?)$")]
    private static partial Regex Fop();

    [GeneratedRegex(@"^IBCID(\d{1,10})$")]
    private static partial Regex BondCode();

    [GeneratedRegex(@"^\^([A-Z0-9]{1,8})$")]
    private static partial Regex Sign();

    [GeneratedRegex(@"^(?:/([A-Z0-9]{2,3})|([A-Z0-9]{1,4})=F|([A-Z0-9]{1,4})[12]!)$")]
    private static partial Regex Continuous();

    [GeneratedRegex("^([A-Z]{3,4}?)([./ -]?)([A-Z]{3})$")]
    private static partial Regex CurrencyPair();

    [GeneratedRegex(@"^([A-Z]{1,5})(?:[ .]PR[ .-]?|-P)([A-Z])$")]
    private static partial Regex PreferredShare();

    [GeneratedRegex(@"^([A-Z0-9]{1,5}?)([FGHJKMNQUVXZ])(\d|\d\d|20\d\d)$")]
    private static partial Regex FutureCode();
}
