using Gateway.Handlers;
using Gateway.Registry.Arguments;
using Gateway.Text;
using Gateway.Tws.Model;

namespace Gateway.Instruments.Contracts;

/// <summary>
/// The instrument of a call: its contract argument, or the flat argument symbol; both with secType, exchange, currency, expiration, strike and right.
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
    [Unlisted][Description("Right, C or P.")] string? right = null) : IQuoted
{
    public bool InDollars
    {
        get
        {
            try
            {
                return Given && ContractInput.IsInDollars(ToContract());
            }
            catch (ToolException)
            {
                // Reported when the contract is used.
                return true;
            }
        }
    }

    /// <summary>Whether the caller named an instrument at all.</summary>
    public bool Given => contract is not null || !string.IsNullOrWhiteSpace(symbol);

    /// <summary>Whether the symbol is *, which means all instruments where that is possible.</summary>
    public bool IsEverything => contract is null && symbol?.Trim() == "*";

    /// <exception cref="ToolException">Neither or both ways are used, or the parts do not make a contract.</exception>
    public Contract ToContract()
    {
        var isSymbol = !string.IsNullOrWhiteSpace(symbol);
        if (contract is not null && isSymbol)
            throw Wrong("contract: give either contract or symbol, not both; example: AAPL");
        if (contract is null && !isSymbol)
            throw Wrong("contract: is required (or symbol with secType); it must be " + ContractGrammar.Rule + "; example: AAPL");
        if (contract is { Parts: null } known)
            return known.Contract;
        try
        {
            var fields = new ContractParts
            {
                SecType = Text(secType),
                Exchange = Text(exchange),
                Currency = Text(currency),
                Expiry = Text(expiration),
                Strike = strike,
                Right = Text(right),
            };
            var parts = contract is { Parts: { } said }
                ? ContractJoin.Of(said, fields, "text")
                : ContractSymbols.Unfold(fields with { Symbol = symbol!.Trim() });
            return parts.ToContract();
        }
        catch (FormatException broken)
        {
            throw Wrong(isSymbol
                ? $"symbol: must be {broken.Message}; got '{UntrustedText.Show(symbol!)}'; example: AAPL"
                : $"contract: must be {broken.Message}; example: AAPL");
        }
    }

    private static string Text(string? text) => text?.Trim().ToUpperInvariant() ?? string.Empty;

    private static ToolException Wrong(string message) => ToolErrors.InvalidArgument(message);
}
