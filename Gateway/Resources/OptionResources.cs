using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Times;
using Gateway.Tools.Completion;
using Gateway.Tools.Options;

namespace Gateway.Resources;

/// <summary>Option chains.</summary>
[Toolset("options", AccessScope.MarketRead)]
internal sealed class OptionResources(OptionTools tools)
{
    [Resource("ibkr://option-chain/{symbol}/{expiry}", "option-chain", "Option chain")]
    [Description("Calls and puts of one expiration around the money, with quotes and greeks. The symbol is an underlying as one line, the expiry "
        + "yyyyMMdd or yyyyMM.")]
    public Task<ChainResult> ChainAsync(
        [Completion(typeof(SymbolNames))] ContractInput symbol, [Completion(typeof(ExpirationDays))] ExpirationInput expiry,
        CancellationToken cancellationToken) =>
        tools.GetChainAsync(new OptionUnderlying(symbol), expiry, cancellationToken: cancellationToken);
}
