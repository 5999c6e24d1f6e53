using Gateway.Access;
using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Tools.Orders;
using Gateway.Trading;
using Gateway.Trading.Audit;
using Gateway.Trading.Policy;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tools.Safety;

/// <summary>The trading status, the audit log and the kill switch.</summary>
[Toolset("safety", AccessScope.Admin)]
internal sealed class SafetyTools(
    TradingOptions options, ITwsConnection connection, KillSwitch killSwitch, OrderCancels cancels, AuditLog audit, TradingStore store,
    AccountChoice choice, PolicyStage policy, PolicyLedger ledger, OperatorCodes codes)
{
    private const int MostEntries = 10_000;

    private static readonly TimeSpan CancelWait = TimeSpan.FromSeconds(5);

    [Tool("ibkr_get_trading_policy", "Trading policy", ReadOnly = true, Idempotent = true, OpenWorld = false, Scope = AccessScope.AccountRead)]
    [Description("Whether orders can be sent, to which accounts, who approves them, whether trading is halted, and every limit with its use.")]
    public PolicyView GetTradingPolicy(ToolContext context, [Example("DU1234567")] string account = "")
    {
        var known = AccountsFor(context.Caller);
        return PolicyOf(
            context.Caller, known is null ? account.OrNull() : account.Length == 0 && known.Count == 1 ? known[0] : choice.OneOrAll(account));
    }

    /// <param name="account">Whose use of the limits is shown; null for none.</param>
    public PolicyView PolicyOf(Caller caller, string? account) => PolicyView.Of(options, killSwitch.State, AccountsFor(caller)) with
    {
        LimitsOf = account,
        Limits =
        [
            .. policy.LimitsOf(caller).SelectMany(one => PolicyLimitRow.Of(one, account is null ? null : ledger.TallyOf(one, account))),
        ],
    };

    /// <summary>Null while TWS is not connected, and for callers who may not see accounts.</summary>
    private IReadOnlyList<string>? AccountsFor(Caller caller) =>
        connection.Status is { State: ConnectionState.Connected or ConnectionState.IbLinkDown } up && caller.May(AccessScope.AccountRead)
            ? up.Accounts
            : null;

    [Tool("ibkr_get_audit_log", "Audit log", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Rows("entries", 50, 500)]
    [Description("Every call that could send, change or stop orders, with its caller and result, the newest first.")]
    public AuditLogResult GetAuditLog(
        [Description("Not older than this.")] DateTimeOffset? since = null,
        [Description("Only calls of this tool.")][Example("ibkr_place_order")] string? tool = null,
        [Description("Only this order.")] string? orderRef = null)
    {
        var entries = audit.Read(since, tool.OrNull(), orderRef.OrNull(), MostEntries);
        return new AuditLogResult { Entries = entries, Count = entries.Count, Durable = store.IsDurable };
    }

    [Tool("ibkr_verify_audit_log", "Check the audit log", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Checks the hash chain over the whole audit log: returns the first line that was changed, removed or inserted.")]
    public AuditCheck VerifyAuditLog() => audit.Verify();

    [Tool("ibkr_kill_switch", "Stop all trading", Destructive = true, Stops = true, Idempotent = true, Requests = "cancelOrder",
        Example = """{"reason":"example"}""")]
    [Description("Stops every new order and change for all callers, and cancels the open orders. Only a person at the console can resume.")]
    public async Task<KillSwitchResult> KillSwitchAsync(
        ToolContext context,
        [FreeText][Description("Reason; stored and shown.")][Length(1, 200)][Example("runaway strategy")] string reason,
        [Description("Also cancel working orders.")] bool cancelOpenOrders = true,
        CancellationToken cancellationToken = default)
    {
        var halt = await killSwitch.EngageAsync(context.Caller.Name ?? "this machine", reason);
        var (ended, problem) = cancelOpenOrders ? await CancelAsync(cancellationToken) : default;
        return new KillSwitchResult
        {
            Engaged = true,
            Since = halt.Since,
            By = halt.By,
            Reason = halt.Reason,
            Durable = killSwitch.IsDurable,
            Cancelled = ended?.Cancelled ?? [],
            NotCancelled = ended?.NotCancelled ?? [],
            CancelProblem = problem,
        };
    }

    [Tool("ibkr_resume_trading", "Resume trading", Destructive = true, Example = """{"code":"K7PW2MQX"}""")]
    [Description("Ends the halt of ibkr_kill_switch. Needs the code on the gateway's console: ask the person, never guess.")]
    public async Task<ResumeResult> ResumeTradingAsync(
        ToolContext context, [Description("From the console.")][Length(1, 20)][Example("K7PW2MQX")] string code,
        CancellationToken cancellationToken = default)
    {
        if (killSwitch.State is null)
            return new ResumeResult { Resumed = false, Message = "Trading is not halted." };
        if (await killSwitch.ResumeAsync(context.Caller.Name ?? "this machine", code))
            return new ResumeResult { Resumed = true, Message = "Orders can be sent again." };
        await codes.HoldAsync(KillSwitch.Key, cancellationToken);
        throw ToolErrors.InvalidArgument(
            "code: must be the one that the gateway's console shows; example: K7PW2MQX",
            "Ask the person at the console; after five wrong codes answers are delayed, and the right one stays valid.");
    }

    /// <summary>Cancels all orders. Trading is halted whether or not TWS is connected; the orders that could not be cancelled are reported.</summary>
    private async Task<(CancelledOrders? Ended, string? Problem)> CancelAsync(CancellationToken cancellationToken)
    {
        try
        {
            var ended = await cancels.CancelAsync(_ => true, CancelWait, cancellationToken);
            return (ended, ended.Complete ? null : "TWS did not list all open orders in time: there may be more.");
        }
        catch (TwsException away)
        {
            return (null, $"The open orders are not known: {away.Message} They keep working at IB.");
        }
    }
}
