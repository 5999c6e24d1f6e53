using System.Text.RegularExpressions;
using Gateway.Tws.Model;

namespace Gateway.Instruments.Contracts;

/// <summary>A contract while its text is read word by word.</summary>
internal sealed partial class ContractDraft(string symbol, string exchange, string currency)
{
    private string _symbol = symbol;
    private string _exchange = exchange;
    private string? _secType;
    private string _expiry = string.Empty;
    private decimal? _strike;
    private string _right = string.Empty;
    private bool _continuous;

    /// <exception cref="FormatException">The word means nothing here.</exception>
    public void Take(string word, bool isFirst, bool isOnly)
    {
        if (word == "CONT")
            _continuous = true;
        else if (word is "C" or "CALL" && !isOnly)
            _right = "C";
        else if (word is "P" or "PUT" && !isOnly)
            _right = "P";
        else if (SecTypes.All.Contains(word))
            _secType = word;
        else if (_expiry.Length == 0 && Date().Match(word) is { Success: true } date)
            _expiry = date.Groups[1].Value + date.Groups[2].Value + date.Groups[3].Value;
        else if (StrikeAndRight().Match(word) is { Success: true } both && _strike is null)
            TakeStrike(both);
        else if (isFirst && isOnly && word.Length == 1)
            _symbol += " " + word;
        else if (_exchange.Length == 0 && ExchangeName().IsMatch(word))
            _exchange = word;
        else
            throw new FormatException($"{ContractGrammar.Rule}; the word '{word}' does not fit");
    }

    public Contract ToContract()
    {
        var root = ShareClass().Replace(_symbol, "$1 $2");
        if (_secType is null
            && _expiry.Length == 0
            && _strike is null
            && FutureCode().Match(root) is { Success: true } code
            && SecTypes.IsFutureRoot(code.Groups[1].Value))
            return FutureByCode(root, code.Groups[1].Value);
        var secType = _secType ?? GuessType(root);
        if (_secType is null && secType is SecTypes.Option or SecTypes.FutureOption && (_expiry.Length == 0 || _strike is null || _right.Length == 0))
            throw new FormatException("an option with date, strike and C or P, such as AAPL 20261218 200 C");
        // A stock's exchange tells where it is listed; the order still goes by SMART.
        var isListing = secType == SecTypes.Stock && _exchange is not ("" or "SMART");
        return new Contract
        {
            Symbol = root,
            SecType = secType,
            LastTradeDateOrContractMonth = _expiry,
            Strike = _strike,
            Right = _right,
            Exchange = isListing ? "SMART" : _exchange.Length > 0 ? _exchange : SecTypes.DefaultExchange(secType, root),
            PrimaryExch = isListing ? _exchange : string.Empty,
            Currency = currency.Length > 0 ? currency : "USD",
        };
    }

    private string GuessType(string root)
    {
        if (_continuous)
            return SecTypes.ContinuousFuture;
        if (_strike is not null || _right.Length > 0)
            return SecTypes.IsFutureRoot(root) ? SecTypes.FutureOption : SecTypes.Option;
        if (_expiry.Length > 0)
            return SecTypes.Future;
        return SecTypes.IsIndex(root) ? SecTypes.Index
            : SecTypes.IsCoin(root) && _exchange is "" or "PAXOS" or "ZEROHASH" ? SecTypes.Crypto
            : SecTypes.Stock;
    }

    private Contract FutureByCode(string code, string root) => new()
    {
        LocalSymbol = code,
        SecType = SecTypes.Future,
        Exchange = _exchange.Length > 0 ? _exchange : SecTypes.DefaultExchange(SecTypes.Future, root),
        Currency = currency.Length > 0 ? currency : "USD",
    };

    private void TakeStrike(Match match)
    {
        _strike = decimal.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
        if (match.Groups[1].Value + match.Groups[3].Value is { Length: 1 } right)
            _right = right;
    }

    [GeneratedRegex(@"^(20\d\d)-?(0[1-9]|1[0-2])(?:-?(0[1-9]|[12]\d|3[01]))?$")]
    private static partial Regex Date();

    [GeneratedRegex(@"^([CP]?)(\d{1,9}(?:\.\d{1,5})?)([CP]?)$")]
    private static partial Regex StrikeAndRight();

    [GeneratedRegex("^[A-Z][A-Z0-9.]{1,11}$")]
    private static partial Regex ExchangeName();

    [GeneratedRegex("^([A-Z0-9]{1,3})[FGHJKMNQUVXZ][0-9]$")]
    private static partial Regex FutureCode();

    /// <summary>BRK.B is "BRK B" at IB.</summary>
    [GeneratedRegex(@"^([A-Z]{1,5})\.([A-Z])$")]
    private static partial Regex ShareClass();
}
