using System.ComponentModel;
using Gateway.Trading;

namespace Gateway.Resources;

/// <summary>What the gateway's own rules allow.</summary>
internal sealed record PolicyView
{
    [Description("ReadOnly: no orders; Paper: orders to paper accounts only.")]
    public required TradingMode TradingMode { get; init; }

    [Description("Whether the tools that send orders are offered.")]
    public required bool OffersOrders { get; init; }

    [Description("The rule in words.")]
    public required string Rule { get; init; }

    public static PolicyView Of(TradingMode mode) => new()
    {
        TradingMode = mode,
        OffersOrders = mode != TradingMode.ReadOnly,
        Rule = mode switch
        {
            TradingMode.ReadOnly => "No order is sent, changed or cancelled.",
            TradingMode.Paper => "Orders go to paper accounts only (ids that begin with DU or DF); every other account is refused.",
            _ => "This version does not trade live accounts: every order is refused.",
        },
    };
}
