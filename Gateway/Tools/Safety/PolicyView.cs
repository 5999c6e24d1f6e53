using System.ComponentModel;
using Gateway.Trading;

namespace Gateway.Tools.Safety;

/// <summary>What the gateway's own rules allow.</summary>
internal sealed record PolicyView
{
    [Description("ReadOnly: no orders; Paper: orders to paper accounts only.")]
    public required TradingMode TradingMode { get; init; }

    [Description("Whether the tools that send orders are offered.")]
    public required bool OffersOrders { get; init; }

    [Description("The rule in words.")]
    public required string Rule { get; init; }

    [Description("Elicitation: the person at the client is asked before every order.")]
    public required TradingApproval Approval { get; init; }

    [Description("Whether the kill switch holds all orders.")]
    public required bool Halted { get; init; }

    [Description("Since when, by whom and why.")]
    public string? Halt { get; init; }

    [Description("Accounts that orders can go to; absent while TWS is away.")]
    public IReadOnlyList<string>? TradableAccounts { get; init; }

    /// <param name="accounts">Those that TWS manages; null while it is away.</param>
    public static PolicyView Of(TradingOptions options, Halt? halt, IReadOnlyList<string>? accounts) => new()
    {
        TradingMode = options.Mode,
        OffersOrders = options.Mode != TradingMode.ReadOnly,
        Rule = options.Mode switch
        {
            TradingMode.ReadOnly => "No order is sent, changed or cancelled.",
            TradingMode.Paper => "Orders go to paper accounts only (ids that begin with DU or DF); every other account is refused.",
            _ => "This version does not trade live accounts: every order is refused.",
        },
        Approval = options.Approval,
        Halted = halt is not null,
        Halt = halt?.Words,
        TradableAccounts = accounts is null ? null : [.. accounts.Where(account => options.Mode == TradingMode.Paper && AccountIds.IsPaper(account))],
    };
}
