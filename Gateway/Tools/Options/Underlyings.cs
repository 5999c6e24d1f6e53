using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Registry.Arguments;
using Gateway.Text;
using Gateway.Tws.Api;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Options;

/// <summary>Finds the instrument that options are written on, and its price.</summary>
internal sealed class Underlyings(TwsClient client, ContractResolver resolver)
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(4);

    /// <exception cref="ToolException">The contract is itself an option, or an instrument without options.</exception>
    public async Task<Contract> FindAsync(Contract asked, CancellationToken cancellationToken)
    {
        var found = (await resolver.ResolveAsync(asked, cancellationToken)).Contract;
        return found.SecType switch
        {
            // TWS treats a continuous future as its front month under another security type.
            SecTypes.ContinuousFuture => found with { SecType = SecTypes.Future },
            SecTypes.Stock or SecTypes.Index or SecTypes.Future => found,
            _ => throw ToolErrors.InvalidArgument(
                $"contract: must be the underlying (a stock, an index or a future); got {found.SecType} {UntrustedText.Show(found.LocalSymbol)}; "
                + "example: AAPL"),
        };
    }

    /// <summary>The price of the underlying; null when TWS gives none.</summary>
    public async Task<FairPrice?> PriceAsync(Contract underlying, CancellationToken cancellationToken)
    {
        try
        {
            return FairPrice.Of((await client.MarketData.QuoteAsync(underlying, timeout: Wait, cancellationToken: cancellationToken)).Quote);
        }
        catch (Exception refusal) when (refusal is TwsRequestException or TwsTimeoutException)
        {
            return null;
        }
    }
}

/// <summary>The underlying of options: its contract argument, or the flat arguments symbol, secType and currency.</summary>
[ArgumentGroup]
internal sealed class OptionUnderlying(
    [Description("Underlying: AAPL, SPX or ES 202612 CME.")] ContractInput? contract = null,
    [Unlisted][Description("Symbol instead, such as SPY.")] string? symbol = null,
    [Unlisted][Description("With symbol: STK (default), IND or FUT.")] string? secType = null,
    [Unlisted][Description("Its currency, default USD.")] string? currency = null) : IQuoted
{
    public bool InDollars => new ContractArguments(contract, symbol, secType, exchange: null, currency).InDollars;

    public bool Given => contract is not null || !string.IsNullOrWhiteSpace(symbol);

    /// <exception cref="ToolException">Neither or both ways are used.</exception>
    public Contract ToContract() => new ContractArguments(contract, symbol, secType, exchange: null, currency).ToContract();
}
