using System.Text.RegularExpressions;

namespace Gateway.Instruments.Contracts;

/// <summary>A contract while its text is read word by word.</summary>
internal sealed partial class ContractDraft(string symbol, string exchange, string currency)
{
    private string _symbol = symbol;
    private string _exchange = exchange;
    private string _currency = currency;
    private string _secType = string.Empty;
    private string _expiry = string.Empty;
    private string _month = string.Empty;
    private decimal? _strike;
    private string _right = string.Empty;

    /// <summary>Whether nothing was said that only derivatives have.</summary>
    public bool IsPlain => _strike is null && _expiry.Length == 0 && _month.Length == 0 && _right.Length == 0 && _secType is "" or SecTypes.Stock;

    /// <summary>False when the word means nothing here.</summary>
    public bool Take(string word, bool isFirst, bool isOnly)
    {
        if (word is "C" or "CALL" or "CALLS" && !isOnly)
            _right = "C";
        else if (word is "P" or "PUT" or "PUTS" && !isOnly)
            _right = "P";
        else if (word == "CONT")
            _secType = SecTypes.ContinuousFuture;
        else if (_expiry.Length == 0 && ContractDates.Digits(word) is { } date)
            _expiry = date;
        else if (StrikeAndRight().Match(word) is { Success: true } both && _strike is null)
            TakeStrike(both);
        else if (isFirst && word.Length == 1 && char.IsAsciiLetter(word[0]))
            _symbol += " " + word;
        else if (_currency.Length == 0 && Currencies.IsCurrency(word))
            _currency = word;
        else if (_exchange.Length == 0 && Venues.IsKnown(word))
            _exchange = word;
        else if (SecTypes.Read(word) is { } secType)
            TakeType(secType);
        else if (_month.Length == 0 && MonthCode().IsMatch(word))
            _month = word;
        else if (_exchange.Length == 0 && Venues.OfCountry(word) is { } venue)
            TakeCountry(venue);
        else if (_exchange.Length == 0 && (_expiry.Length > 0 || _secType.Length > 0) && ExchangeName().IsMatch(word))
            _exchange = word;
        else
            return false;
        return true;
    }

    /// <exception cref="FormatException">An option lacks its date, strike or right.</exception>
    public ContractParts ToParts()
    {
        if (Code() is { } future)
            return future;
        var parts = new ContractParts
        {
            Symbol = _symbol,
            SecType = _secType,
            Exchange = _exchange,
            Currency = _currency,
            Expiry = _expiry,
            Strike = _strike,
            Right = _right,
        };
        if (_secType.Length == 0 && (_strike is not null || _right.Length > 0) && (_expiry.Length == 0 || _strike is null || _right.Length == 0))
            throw new FormatException("an option with date, strike and C or P, such as AAPL 20261218 200 C");
        parts = Listed(parts) ?? parts with { Symbol = ShareClass().Replace(_symbol, "$1$3 $2$4") };
        return ContractCodes.Pair(_symbol) is { } pair && (_secType.Length == 0 || _secType == pair.SecType) && _currency.Length == 0
            ? pair with { Exchange = _exchange }
            : IsPairInTwoWords && Currencies.Pair(_symbol, _currency) is { } two ? two with { Exchange = _exchange }
            : parts;
    }

    /// <summary>EUR/USD, and EUR USD, with or without a place where pairs are traded.</summary>
    private bool IsPairInTwoWords =>
        _currency.Length > 0
        && _secType.Length == 0
        && Currencies.IsCurrency(_symbol)
        && Venues.NameOf(_exchange) is "" or "IDEALPRO" or "IDEAL" or "FXCONV";

    /// <summary>A future, or an option on it, by the letter of its month: ESZ6, ES Z6, ESZ26 6000 C.</summary>
    private ContractParts? Code()
    {
        if (_secType is not ("" or SecTypes.Future or SecTypes.FutureOption) || _expiry.Length > 0)
            return null;
        var certain = _month.Length > 0 || _secType.Length > 0;
        if (ContractCodes.Future(_symbol + _month, certain) is not { } future)
            return null;
        if (_strike is null || _right.Length == 0)
            return future with
            {
                Exchange = _exchange.Length > 0 ? _exchange : future.Exchange,
                Currency = _currency.Length > 0 ? _currency : future.Currency,
            };
        var code = future.LocalSymbol.Length > 0 ? future.LocalSymbol : $"{(_symbol + _month).TrimEnd(YearDigits)}{future.Expiry[3]}";
        return ContractCodes.Read(string.Create(CultureInfo.InvariantCulture, $"{code} {_right}{_strike}")) is { } option
            ? option with { Exchange = _exchange.Length > 0 ? _exchange : option.Exchange }
            : null;
    }

    private static readonly char[] YearDigits = [.. "0123456789"];

    /// <summary>A symbol with the suffix of its exchange: VOD.L, SAP.DE, 7203.T.</summary>
    private ContractParts? Listed(ContractParts parts)
    {
        var dot = _symbol.LastIndexOf('.');
        if (dot <= 0 || _exchange.Length > 0 || Venues.OfSuffix(_symbol[(dot + 1)..]) is not { } venue)
            return null;
        var name = _symbol[..dot];
        var isNumber = name.All(char.IsAsciiDigit);
        if (_symbol[(dot + 1)..] == "T" && !isNumber)
            return null;
        return parts with
        {
            Symbol = name,
            Exchange = venue,
            Currency = venue.Length == 0 && parts.Currency.Length == 0 ? "USD" : parts.Currency,
        };
    }

    private void TakeCountry(string venue)
    {
        _exchange = venue;
        if (venue.Length == 0 && _currency.Length == 0)
            _currency = "USD";
    }

    /// <summary>"US Equity" ends the name of an option or a future, too.</summary>
    private void TakeType(string secType) => _secType = secType == SecTypes.Stock && (_strike is not null || _expiry.Length > 0) ? _secType : secType;

    private void TakeStrike(Match match)
    {
        _strike = decimal.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
        if (match.Groups[1].Value + match.Groups[3].Value is { Length: 1 } right)
            _right = right;
    }

    [GeneratedRegex(@"^([CP]?)\$?(\d{1,9}(?:\.\d{1,5})?)([CP]?)$")]
    private static partial Regex StrikeAndRight();

    [GeneratedRegex("^[A-Z][A-Z0-9.]{1,11}$")]
    private static partial Regex ExchangeName();

    [GeneratedRegex(@"^[FGHJKMNQUVXZ](?:\d|\d\d|20\d\d)$")]
    private static partial Regex MonthCode();

    /// <summary>BRK.B and BRK/B are "BRK B" at IB, and BRK-B where the letter is that of a share class.</summary>
    [GeneratedRegex(@"^(?:([A-Z]{1,5})[./]([A-Z]|WS)|([A-Z]{1,5})-([A-DKV]))$")]
    private static partial Regex ShareClass();
}
