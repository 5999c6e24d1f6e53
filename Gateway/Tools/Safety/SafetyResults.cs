using Gateway.Configuration;
using Gateway.Instruments;
using Gateway.Tools.Orders;
using Gateway.Trading;
using Gateway.Trading.Audit;
using Gateway.Trading.Halts;

namespace Gateway.Tools.Safety;

/// <summary>The outcome of the kill switch: the halt, and the cancelled orders.</summary>
internal sealed record KillSwitchResult
{
    public required bool Engaged { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required string By { get; init; }

    [Description("From the first halt, if trading was already halted.")]
    public required string Reason { get; init; }

    [Description("True when the halt survives a restart of the gateway.")]
    public required bool Durable { get; init; }

    [Description("Ids of the orders whose cancellation TWS has confirmed so far.")]
    public required IReadOnlyList<int> Cancelled { get; init; }

    [Description("Open orders: pending ones are cancelled in the background until TWS confirms it, over outages and restarts, too.")]
    public required IReadOnlyList<UncancelledOrder> NotCancelled { get; init; }

    [Description("Why the open orders are unknown or incomplete.")]
    public string? CancelProblem { get; init; }

    /// <param name="isDurable">Whether a restart keeps the halt.</param>
    public static KillSwitchResult Of(Halt halt, bool isDurable, CancelProgress progress) => new()
    {
        Engaged = true,
        Since = halt.Since,
        By = halt.By,
        Reason = halt.Reason,
        Durable = isDurable,
        Cancelled = progress.Cancelled,
        NotCancelled =
        [
            .. progress.Open.Select(order => UncancelledOrder.Of(order, RowError.CancelPending)),
            .. progress.Others.Select(order => UncancelledOrder.Of(order, progress.AllClients ? RowError.CancelPending : OtherClient)),
        ],
        CancelProblem = progress.Problem,
    };

    private static readonly RowError OtherClient = new()
    {
        Code = "other_client",
        Message = "The order belongs to another client id, or was made in TWS; this gateway does not cancel it.",
        Hint = "Call ibkr_kill_switch with allClients true to cancel every order of the account.",
        Retryable = false,
    };
}

/// <summary>Lines of the audit log.</summary>
internal sealed record AuditLogResult
{
    public required IReadOnlyList<AuditEntry> Entries { get; init; }

    public required int Count { get; init; }

    [Description("False: kept in memory and lost on a restart (TRADING_DATA_DIRECTORY is :memory:).")]
    public required bool Durable { get; init; }
}

/// <summary>Whether trading goes on.</summary>
internal sealed record ResumeResult
{
    public required bool Resumed { get; init; }

    public required string Message { get; init; }
}

/// <summary>The orders that the gateway's own rules allow.</summary>
internal sealed record PolicyView
{
    [Description("ReadOnly: no orders; Paper: orders to paper accounts only.")]
    public required TradingMode TradingMode { get; init; }

    [Description("True when the tools that send orders are available.")]
    public required bool OffersOrders { get; init; }

    [Description("The rule as text.")]
    public required string Rule { get; init; }

    [Description("Elicitation: the person at the client is asked before every order.")]
    public required TradingApproval Approval { get; init; }

    [Description("True while the kill switch blocks all orders.")]
    public required bool Halted { get; init; }

    [Description("Start, caller and reason of the halt.")]
    public string? Halt { get; init; }

    [Description("Accounts that can receive orders; absent while TWS is disconnected, and without account:read.")]
    public IReadOnlyList<string>? TradableAccounts { get; init; }

    [Description("The account that used is of; absent without one.")]
    public string? LimitsOf { get; init; }

    [Description("Every limit of orders; an order must keep all.")]
    public required IReadOnlyList<PolicyLimitRow> Limits { get; init; }

    /// <param name="accounts">The managed accounts; null while TWS is not connected, or when the caller may not see them.</param>
    public static PolicyView Of(TradingOptions options, Halt? halt, IReadOnlyList<string>? accounts) => new()
    {
        TradingMode = options.Mode,
        OffersOrders = options.Mode != TradingMode.ReadOnly,
        Rule = options.Mode switch
        {
            TradingMode.ReadOnly => "No order is sent, changed or cancelled.",
            TradingMode.Paper => "Orders go to paper accounts only (ids that begin with DU or DF); every other account is refused.",
            _ => "LIVE: orders spend real money. They go to the accounts of TRADING_LIVE_ACCOUNTS and to paper accounts; every other is refused.",
        },
        Approval = options.Approval,
        Halted = halt is not null,
        Halt = halt?.Describe(),
        Limits = [],
        TradableAccounts = accounts is null ? null : [.. accounts.Where(account => AccountIds.MayTrade(options, account))],
    };
}
