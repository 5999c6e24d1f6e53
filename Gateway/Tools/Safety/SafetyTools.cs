using Gateway.Access;
using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Trading;
using Gateway.Trading.Audit;
using Gateway.Trading.Halts;
using Gateway.Trading.Policy;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Resilience;

namespace Gateway.Tools.Safety;

/// <summary>The trading status, the audit log and the kill switch.</summary>
[Toolset("safety", AccessScope.Admin)]
internal sealed class SafetyTools(
    TradingOptions options, ITwsConnection connection, KillSwitch killSwitch, CancelDuty duty, AuditLog audit, TradingStore store,
    AccountChoice choice, PolicyStage policy, PolicyLedger ledger, OperatorCodes codes, TimeProvider clock)
{
    private const int MostEntries = 10_000;
    private const int MostNamed = 20;

    /// <summary>A cancel is usually confirmed within it; the answer must not wait for the others.</summary>
    private static readonly TimeSpan CancelWait = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(10);

    [Tool("ibkr_get_trading_policy", "Trading policy", ReadOnly = true, Idempotent = true, OpenWorld = false, Scope = AccessScope.AccountRead)]
    [Description("Whether orders can be sent, to which accounts, who approves them, whether trading is halted, and every limit with its use.")]
    public async Task<PolicyView> GetTradingPolicyAsync(
        ToolContext context, [Example("DU1234567")] string account = "", CancellationToken cancellationToken = default)
    {
        var known = AccountsFor(context.Caller);
        var of = known is null ? account.OrNull() : account.Length == 0 && known.Count == 1 ? known[0] : choice.OneOrAll(account);
        var loss = known is null || of is null ? null : await policy.DayLossAsync(policy.LimitsOf(context.Caller), of, cancellationToken);
        return PolicyOf(context.Caller, of, loss);
    }

    private static string AccountsLimit { get; } = JsonNamingPolicy.CamelCase.ConvertName(nameof(PolicyOptions.Accounts));

    /// <param name="account">Whose use of the limits is shown; null for none.</param>
    /// <param name="dayLoss">What the account has lost today; null when that is not known.</param>
    public PolicyView PolicyOf(Caller caller, string? account, decimal? dayLoss = null) =>
        PolicyView.Of(options, killSwitch.State, AccountsFor(caller)) with
        {
            LimitsOf = account,
            Limits =
            [
                .. policy.LimitsOf(caller)
                    .SelectMany(one => PolicyLimitRow.Of(one, account is null ? null : ledger.TallyOf(one, account), dayLoss))
                    .Where(row => caller.May(AccessScope.AccountRead) || row.Name != AccountsLimit), // account ids
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

    [Tool("ibkr_kill_switch", "Stop all trading", Destructive = true, Stops = true, Idempotent = true, AnyArguments = true,
        Requests = "cancelOrder,reqGlobalCancel", Example = """{"reason":"example"}""")]
    [Description("Stops every new order and change for all callers, and cancels the open orders. Repeat it to see what is left. "
        + "Only a person at the console can resume.")]
    [InputSchema(HaltArguments.Schema)]
    public async Task<KillSwitchResult> KillSwitchAsync(ToolContext context, JsonElement arguments)
    {
        var asked = HaltArguments.Read(arguments);
        var began = clock.GetTimestamp();
        // Not with the call's token: a caller that leaves must not stop the halt.
        var halt = await killSwitch.EngageAsync(context.Caller.Name ?? "this machine", asked.Reason, asked.CancelOpenOrders, asked.AllClients);
        while (!duty.Progress.IsQuiet && clock.GetElapsedTime(began) < CancelWait)
            await Task.Delay(BetweenLooks, clock, CancellationToken.None);
        return KillSwitchResult.Of(halt, killSwitch.IsDurable, duty.Progress) with { Ignored = asked.Ignored };
    }

    [Tool("ibkr_resume_trading", "Resume trading", Destructive = true, Example = """{"code":"K7PW2MQX"}""")]
    [Description("Ends the halt of ibkr_kill_switch. Needs the code on the gateway's console: ask the person, never guess.")]
    public async Task<ResumeResult> ResumeTradingAsync(
        ToolContext context, [Description("From the console.")][Length(1, 20)][Example("K7PW2MQX")] string code,
        CancellationToken cancellationToken = default)
    {
        if (killSwitch.State is null)
            return new ResumeResult { Resumed = false, Message = "Trading is not halted." };
        if (await killSwitch.ResumeAsync(context.Caller.Name ?? "this machine", code) is { } left)
            return new ResumeResult { Resumed = true, Message = Describe(left.Open) };
        await codes.HoldAsync(KillSwitch.Key, cancellationToken);
        throw ToolErrors.InvalidArgument(
            "code: must be the one that the gateway's console shows; example: K7PW2MQX",
            "Ask the person at the console; after five wrong codes answers are delayed, and the right one stays valid.");
    }

    private static string Describe(IReadOnlyList<OrderEntry> open) => open.Count == 0
        ? "Orders can be sent again."
        : $"Orders can be sent again. TWS has not confirmed that these were cancelled, and they may work on: "
            + $"{string.Join(", ", open.Take(MostNamed).Select(order => order.OrderId))}{(open.Count > MostNamed ? " and more" : "")}.";
}
