using System.ComponentModel;
using Gateway.Registry;
using Gateway.Tools.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Tools.Options;

/// <summary>The underlying of options: its contract argument, or the flat arguments symbol, secType and currency.</summary>
[ArgumentGroup]
internal sealed class OptionUnderlying(
    [Description("The underlying: AAPL, SPX, ES 202612 CME.")] ContractInput? contract = null,
    [Unlisted][Description("Symbol, instead of contract.")] string? symbol = null,
    [Unlisted][Description("With symbol: STK (default), IND or FUT.")] string? secType = null,
    [Unlisted][Description("With symbol: default USD.")] string? currency = null)
{
    public bool Given => contract is not null || !string.IsNullOrWhiteSpace(symbol);

    /// <exception cref="ToolException">Neither or both ways are used.</exception>
    public Contract ToContract() => new ContractArguments(contract, symbol, secType, exchange: null, currency).ToContract();
}
