using System.Text.RegularExpressions;
using Gateway.Tws.Model;

namespace Gateway.Instruments.Contracts;

/// <summary>Other readings of a contract that TWS does not find as given. Each means the same instrument.</summary>
internal static partial class ContractGuesses
{
    /// <param name="today">Decides about the decade of a future's code.</param>
    public static IReadOnlyList<Contract> After(Contract contract, DateOnly today) => contract switch
    {
        { ConId: > 0 } => [],
        { SecId.Length: > 0, SecType: SecTypes.Stock, Symbol: "" } => OfId(contract),
        { SecType: SecTypes.Future, LocalSymbol.Length: > 0, Symbol: "" } => OfFuture(contract, today),
        // IB's options on futures have their codes as local symbols, some of them in the form of other options.
        { SecType: SecTypes.Option, LocalSymbol.Length: > 0, Symbol: "" } => [contract with { SecType = SecTypes.FutureOption, Exchange = "" }],
        { SecType: SecTypes.FutureOption, LocalSymbol.Length: > 0, Symbol: "" } => OfFutureOption(contract, today),
        { SecType: SecTypes.Crypto, Exchange: "PAXOS" } => [contract with { Exchange = "ZEROHASH" }],
        { SecType: SecTypes.Fund, Exchange: "FUNDSERV" } => [contract with { Exchange = "" }],
        // London's short names end in a dot: BP. is BP at Yahoo and Bloomberg.
        { SecType: SecTypes.Stock, PrimaryExch: "LSE", Symbol.Length: <= 3 } when !contract.Symbol.EndsWith('.') =>
            [contract with { Symbol = contract.Symbol + "." }],
        // The exchange of the stock is none of its options.
        { SecType: SecTypes.Option or SecTypes.Difference } when Venues.IsListing(contract.Exchange) => [contract with { Exchange = Venues.Smart }],
        { SecType: SecTypes.Stock or SecTypes.Option } when ShareClass().Match(contract.Symbol) is { Success: true } share =>
            [contract with { Symbol = $"{share.Groups[1].Value} {share.Groups[2].Value}" }],
        _ => [],
    };

    /// <summary>
    /// An ISIN or CUSIP does not say its security type: TWS finds bonds by it as their symbol, and funds and warrants under their own types.
    /// </summary>
    private static Contract[] OfId(Contract contract) =>
    [
        contract with { SecType = SecTypes.Bond },
        contract with { SecType = SecTypes.Bond, Symbol = contract.SecId, SecIdType = "", SecId = "" },
        contract with { SecType = SecTypes.Fund, Exchange = SecTypes.DefaultExchange(SecTypes.Fund, "") },
        contract with { SecType = SecTypes.Warrant },
    ];

    /// <summary>Some exchanges write their local symbols otherwise (ZC DEC 26): the root and the month find the future as well.</summary>
    private static Contract[] OfFuture(Contract contract, DateOnly today) =>
        Month(contract.LocalSymbol, today) is var (root, month)
            ? [new ContractParts
            {
                Symbol = root,
                SecType = SecTypes.Future,
                Expiry = month,
                Exchange = contract.Exchange,
                Currency = contract.Currency,
            }.ToContract()]
            : [];

    private static Contract[] OfFutureOption(Contract contract, DateOnly today) =>
        Month(contract.LocalSymbol.Split(' ')[0], today) is var (root, month)
            ? [new ContractParts
            {
                Symbol = root,
                SecType = SecTypes.FutureOption,
                Expiry = month,
                Exchange = contract.Exchange,
                Currency = contract.Currency,
                Strike = contract.Strike,
                Right = contract.Right,
            }.ToContract()]
            : [];

    private static (string Root, string Month)? Month(string code, DateOnly today)
    {
        if (FutureCode().Match(code) is not { Success: true } match)
            return null;
        // The next year that ends in the digit; a month of the last year may still be asked for.
        var year = today.Year - 1;
        while (year % 10 != match.Groups[3].Value[0] - '0')
            year++;
        return (match.Groups[1].Value, string.Create(CultureInfo.InvariantCulture, $"{year}{ContractDates.MonthOf(match.Groups[2].Value[0])}"));
    }

    /// <summary>BRKB is BRK B.</summary>
    [GeneratedRegex("^([A-Z]{2,4})([AB])$")]
    private static partial Regex ShareClass();

    [GeneratedRegex(@"^([A-Z0-9]{1,4}?)([FGHJKMNQUVXZ])(\d)$")]
    private static partial Regex FutureCode();
}
