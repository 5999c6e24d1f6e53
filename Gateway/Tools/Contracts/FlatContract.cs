using Gateway.Registry;
using Gateway.Tws.Model;

namespace Gateway.Tools.Contracts;

/// <summary>The instrument of a call: its contract argument, or the flat arguments symbol, secType, exchange, currency, expiration, strike and right.</summary>
internal sealed record FlatContract(
    ContractInput? Contract, string? Symbol, string? SecType, string? Exchange, string? Currency, string? Expiration, decimal? Strike, string? Right)
{
    /// <exception cref="ToolException">Neither or both ways are used, or the parts do not make a contract.</exception>
    public Contract ToContract()
    {
        if (Contract is { } whole)
            return string.IsNullOrWhiteSpace(Symbol) ? whole.Contract : throw Wrong("contract: give either contract or symbol, not both; example: AAPL");
        if (string.IsNullOrWhiteSpace(Symbol))
            throw Wrong("contract: is required (or symbol with secType); it must be " + ContractGrammar.Rule + "; example: AAPL");
        try
        {
            return HasParts ? Assemble(Symbol.Trim()) : ContractGrammar.Parse(Symbol);
        }
        catch (FormatException broken)
        {
            throw Wrong($"symbol: must be {broken.Message}; got '{StrangerText.Show(Symbol)}'; example: AAPL");
        }
    }

    private bool HasParts => Strike is not null || new[] { SecType, Exchange, Currency, Expiration, Right }.Any(part => !string.IsNullOrWhiteSpace(part));

    private Contract Assemble(string symbol)
    {
        // symbol "EUR.USD", or a future's code, beside parts that only repeat what it says already.
        if (Expiration is null && Strike is null && symbol.AsSpan().IndexOfAny(" .:/@") >= 0 && SecType?.ToUpperInvariant() is null or SecTypes.Cash or SecTypes.Crypto)
            return Override(ContractGrammar.Parse(symbol));
        return ContractObject.Complete(Override(new Contract
        {
            Symbol = symbol.ToUpperInvariant(),
            SecType = Upper(SecType) ?? (Strike is null ? Expiration is null ? SecTypes.Stock : SecTypes.Future : SecTypes.Option),
            LastTradeDateOrContractMonth = Expiration?.Replace("-", null, StringComparison.Ordinal) ?? string.Empty,
            Strike = Strike,
            Right = Upper(Right) is { } right ? right[..1] : string.Empty,
        }));
    }

    private Contract Override(Contract contract) => contract with
    {
        Exchange = Upper(Exchange) is { } exchange && !(exchange == "SMART" && contract.SecType is SecTypes.Cash or SecTypes.Crypto or SecTypes.Future)
            ? exchange
            : contract.Exchange,
        Currency = contract.Currency.Length > 0 && contract.SecType == SecTypes.Cash ? contract.Currency : Upper(Currency) ?? contract.Currency,
    };

    private static string? Upper(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ToUpperInvariant();

    private static ToolException Wrong(string message) => ToolErrors.InvalidArgument(message);
}
