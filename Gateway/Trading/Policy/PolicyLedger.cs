namespace Gateway.Trading.Policy;

/// <summary>
/// Judges orders and counts those that it lets go, in one step under a lock: orders that come at once keep a limit together. An order that was not
/// sent after all is taken back.
/// </summary>
internal sealed class PolicyLedger(IPolicyUsage usage, TimeProvider clock)
{
    /// <summary>How long an order counts as open after it was sent while TWS does not list it.</summary>
    private static readonly TimeSpan Unlisted = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string? Token, string Account), PolicyTallies> _tallies = [];
    private readonly List<PendingOrder> _pending = [];

    /// <summary>The orders that were let go and may not be in TWS's lists yet.</summary>
    public IReadOnlyList<PendingOrder> Pending
    {
        get
        {
            lock (_gate)
            {
                Forget();
                return [.. _pending];
            }
        }
    }

    /// <summary>Judges an order; counts nothing.</summary>
    public PolicyDenial? Judge(PolicyOrder order, IReadOnlyList<PolicyLimits> limits, Func<IReadOnlyList<PendingOrder>, OrderFacts> facts)
    {
        lock (_gate)
            return JudgeNow(order, limits, facts(PendingOf(order)));
    }

    /// <summary>Judges an order, and counts it when it keeps every limit.</summary>
    /// <param name="facts">Completes the facts with what is pending.</param>
    /// <returns>The denial, or what was counted.</returns>
    public (PolicyDenial? Denial, PendingOrder? Admitted) Admit(
        PolicyOrder order, IReadOnlyList<PolicyLimits> limits, Func<IReadOnlyList<PendingOrder>, OrderFacts> facts)
    {
        lock (_gate)
        {
            var complete = facts(PendingOf(order));
            if (JudgeNow(order, limits, complete) is { } denial)
                return (denial, null);
            var admitted = new PendingOrder(order, AddedWorth(complete), complete.IsNew, clock.GetUtcNow())
            {
                Use = new PolicyUse(
                    order.Entry is null ? complete.Market : null,
                    [.. limits.SelectMany(one => PolicyShare.Of(complete, one, TallyNow(one, order.Account)))]),
                Size = complete.Quantity ?? PolicyJudge.SizeOfCash(complete) ?? 0,
            };
            foreach (var one in limits)
                TalliesOf(one, order.Account).Add(admitted.At, admitted);
            _pending.Add(admitted);
            return (null, admitted);
        }
    }

    /// <summary>Takes orders back that were certainly not sent.</summary>
    public void Undo(PendingOrder admitted, IReadOnlyList<PolicyLimits> limits)
    {
        lock (_gate)
        {
            _pending.Remove(admitted);
            foreach (var one in limits)
                TalliesOf(one, admitted.Order.Account).Undo(clock.GetUtcNow(), admitted);
        }
    }

    /// <summary>Notes TWS's verdict on an order that was sent.</summary>
    /// <param name="accepted">Null when TWS has not answered.</param>
    public void Sent(PendingOrder admitted, IReadOnlyList<PolicyLimits> limits, bool? accepted)
    {
        lock (_gate)
        {
            admitted.SentAt = clock.GetUtcNow();
            foreach (var one in accepted is null ? [] : limits)
            {
                if (accepted == true)
                    TalliesOf(one, admitted.Order.Account).Accept();
                else
                    TalliesOf(one, admitted.Order.Account).Reject(clock.GetUtcNow(), admitted);
            }
            if (accepted == false)
                _pending.Remove(admitted);
        }
    }

    /// <summary>What a set of limits has let go in an account until now.</summary>
    public PolicyTally TallyOf(PolicyLimits limits, string account)
    {
        lock (_gate)
            return TallyNow(limits, account);
    }

    private PolicyTally TallyNow(PolicyLimits limits, string account) =>
        TalliesOf(limits, account).At(clock.GetUtcNow(), null, limits.Options.RejectionPause);

    private PolicyDenial? JudgeNow(PolicyOrder order, IReadOnlyList<PolicyLimits> limits, OrderFacts facts) => limits
        .Select(one => PolicyJudge.Judge(
            facts, one, TalliesOf(one, order.Account).At(clock.GetUtcNow(), order.Sameness, one.Options.RejectionPause)))
        .FirstOrDefault(denial => denial is not null);

    private List<PendingOrder> PendingOf(PolicyOrder order)
    {
        Forget();
        return _pending.FindAll(one => one.Order.Account == order.Account);
    }

    private void Forget() => _pending.RemoveAll(one => one.SentAt is { } at && clock.GetUtcNow() - at > Unlisted);

    private PolicyTallies TalliesOf(PolicyLimits limits, string account)
    {
        if (!_tallies.TryGetValue((limits.TokenName, account), out var tallies))
            _tallies.Add((limits.TokenName, account), tallies = new PolicyTallies(usage, account, limits.TokenName));
        return tallies;
    }

    /// <summary>What the order adds to the sum of its day: nothing where it is not known, and no limit needs it.</summary>
    private static decimal AddedWorth(OrderFacts facts)
    {
        try
        {
            return facts.IsExit ? 0 : Math.Max(0, (PolicyJudge.WorthOf(facts) ?? 0) - facts.WorthBefore);
        }
        catch (OverflowException)
        {
            return 0;
        }
    }
}

/// <summary>An order, or a change of one, that was let go.</summary>
/// <param name="order">The order.</param>
/// <param name="worth">What it added to the sum of its day, in the account's base currency.</param>
/// <param name="isNew">False for a change of a working order.</param>
/// <param name="at">When.</param>
internal sealed class PendingOrder(PolicyOrder order, decimal worth, bool isNew, DateTimeOffset at)
{
    public PolicyOrder Order => order;

    public decimal Worth => worth;

    public bool IsNew => isNew;

    public DateTimeOffset At => at;

    /// <summary>What it was held against; null where it is not kept.</summary>
    public PolicyUse? Use { get; init; }

    /// <summary>Its units: of an order by money, those that it buys at the market.</summary>
    public decimal Size { get; init; } = order.Order.TotalQuantity ?? 0;

    /// <summary>When its sending ended; null while it goes on.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Whether it is a change of an order that is changed once more.</summary>
    public bool IsOf(PolicyOrder other) => !IsNew && other.Before is not null && IsOf(other.Order.OrderId, other.Order.ClientId);

    public bool IsOf(int orderId, int? clientId) => order.Order.OrderId > 0 && order.Order.OrderId == orderId && order.Order.ClientId == clientId;
}

/// <summary>What an order was held against when it was let go.</summary>
/// <param name="Market">Null where no limit needs it, and for an exit of an order that has not filled.</param>
/// <param name="Shares">Every numeric limit that is on, with what this order makes of it.</param>
internal sealed record PolicyUse(MarketView? Market, IReadOnlyList<PolicyShare> Shares);
