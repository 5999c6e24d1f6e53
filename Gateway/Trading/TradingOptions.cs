using System.ComponentModel;
using Gateway.Configuration;

namespace Gateway.Trading;

/// <summary>What this gateway may do with orders.</summary>
internal sealed record TradingOptions
{
    [Setting]
    [Description("ReadOnly hides every tool that sends orders. Paper allows orders for paper accounts only. Live is refused by this version.")]
    public TradingMode Mode { get; init; } = TradingMode.Paper;
}
