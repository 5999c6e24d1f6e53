using Gateway.Handlers;
using Gateway.Text;
using Gateway.Tws.Model;

namespace Gateway.Instruments.Contracts;

/// <summary>
/// The instrument of a call: its contract argument, or the flat arguments symbol, secType, exchange, currency, expiration, strike and right.
/// </summary>
[ArgumentGroup]
internal sealed class ContractArguments(
    [Description("AAPL, AAPL 20261218 200 C, ES 202612 CME or EUR.USD.")] ContractInput? contract = null,
    [Unlisted][Description("Symbol instead, such as VTI.")] string? symbol = null,
    [Unlisted][Description("Type, such as STK (default) or OPT.")] string? secType = null,
    [Unlisted][Description("Its exchange, default SMART.")] string? exchange = null,
    [Unlisted][Description("Its currency, default USD.")] string? currency = null,
    [Unlisted][Description("Expiration, such as 20261218.")] string? expiration = null,
    [Unlisted][Description("Strike, such as 200.")][Positive] decimal? strike = null,
    [Unlisted][Description("Right, C or P.")] string? right = null)
{
    /// <summary>Whether the caller named an instrument at all.</summary>
    public bool Given => contract is not null || !string.IsNullOrWhiteSpace(symbol);

    /// <summary>Whether the symbol is *, which means all instruments where that is possible.</summary>
    public bool IsEverything => contract is null && symbol?.Trim() == "*";

    /// <exception cref="ToolException">Neither or both ways are used, or the parts do not make a contract.</exception>
    public Contract ToContract()
    {
        if (contract is { } whole)
            return string.IsNullOrWhiteSpace(symbol)
                ? whole.Contract
                : throw Wrong("contract: give either contract or symbol, not both; example: AAPL");
        if (string.IsNullOrWhiteSpace(symbol))
            throw Wrong("contract: is required (or symbol with secType); it must be " + ContractGrammar.Rule + "; example: AAPL");
        try
        {
            return HasParts ? Assemble(symbol.Trim()) : ContractGrammar.Parse(symbol);
        }
        catch (FormatException broken)
        {
            throw Wrong($"symbol: must be {broken.Message}; got '{UntrustedText.Show(symbol)}'; example: AAPL");
        }
    }

    private bool HasParts =>
        strike is not null || new[] { secType, exchange, currency, expiration, right }.Any(part => !string.IsNullOrWhiteSpace(part));

    private Contract Assemble(string text)
    {
        // symbol "EUR.USD", or a future's code, beside parts that only repeat what it says already.
        if (expiration is null
            && strike is null
            && text.AsSpan().IndexOfAny(" .:/@") >= 0
            && secType?.ToUpperInvariant() is null or SecTypes.Cash or SecTypes.Crypto)
            return Override(ContractGrammar.Parse(text));
        return ContractObject.Complete(Override(new Contract
        {
            Symbol = text.ToUpperInvariant(),
            SecType = Upper(secType) ?? (strike is null ? expiration is null ? SecTypes.Stock : SecTypes.Future : SecTypes.Option),
            LastTradeDateOrContractMonth = expiration?.Replace("-", null, StringComparison.Ordinal) ?? string.Empty,
            Strike = strike,
            Right = Upper(right) is { } side ? side[..1] : string.Empty,
        }));
    }

    private Contract Override(Contract contract) => contract with
    {
        Exchange = Upper(exchange) is { } place && !(place == "SMART" && contract.SecType is SecTypes.Cash or SecTypes.Crypto or SecTypes.Future)
            ? place
            : contract.Exchange,
        Currency = contract.Currency.Length > 0 && contract.SecType == SecTypes.Cash ? contract.Currency : Upper(currency) ?? contract.Currency,
    };

    private static string? Upper(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ToUpperInvariant();

    private static ToolException Wrong(string message) => ToolErrors.InvalidArgument(message);
}
