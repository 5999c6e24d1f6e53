using Gateway.Access;
using Gateway.Configuration;
using Gateway.Handlers;

namespace Gateway.Trading.Policy;

/// <summary>
/// The stage before the wire that every order and every change passes: at its check (<see cref="CheckAsync"/>), and again when it is sent
/// (<see cref="AdmitAsync"/>), where it is counted.
/// </summary>
internal sealed class PolicyStage(PolicyOptions options, FactReader reader, PolicyLedger ledger)
{
    private static readonly HashSet<string> NotForExits =
    [
        nameof(PolicyOptions.MaxNotional), nameof(PolicyOptions.MaxNotionalPercent), nameof(PolicyOptions.MaxDayNotional),
        nameof(PolicyOptions.MaxDayOrders), nameof(PolicyOptions.MaxDayLoss), nameof(PolicyOptions.MaxOpenOrders),
        nameof(PolicyOptions.MaxPosition), nameof(PolicyOptions.LongOnly),
    ];

    private readonly PolicyLimits _ofAll = new(options, TokenName: null);

    /// <summary>The limits of all callers, then those of the caller's own token.</summary>
    public IReadOnlyList<PolicyLimits> LimitsOf(Caller? caller) =>
        caller is { Limits: { } own, Name: { } name } ? [_ofAll, new PolicyLimits(own, name)] : [_ofAll];

    /// <summary>The account's loss of today; null where none of the limits needs it, and where TWS does not tell.</summary>
    public async Task<decimal?> DayLossAsync(IReadOnlyList<PolicyLimits> limits, string account, CancellationToken cancellationToken) =>
        limits.Any(one => one.DayLoss is not null) ? PolicyShare.LossOf(await reader.DailyPnLAsync(account, cancellationToken)) : null;

    /// <summary>Holds an order against every limit; counts and sends nothing.</summary>
    /// <exception cref="ToolException">The first limit that the order breaks.</exception>
    public async Task CheckAsync(PolicyOrder order, CancellationToken cancellationToken)
    {
        var limits = LimitsOf(order.Caller);
        var known = await reader.ReadAsync(order, limits, cancellationToken);
        var denial = ledger.Judge(order, limits, known.With);
        if (denial is not null && MayBeExit(denial, order, known))
        {
            known = await reader.WithPositionsAsync(known, cancellationToken);
            denial = ledger.Judge(order, limits, known.With);
        }
        if (denial is not null)
            throw denial.ToError();
    }

    /// <summary>Every numeric limit that is on, and what the order makes of it.</summary>
    public async Task<IReadOnlyList<PolicyShare>> SharesAsync(PolicyOrder order, CancellationToken cancellationToken)
    {
        var limits = LimitsOf(order.Caller);
        return SharesOf(order, limits, (await reader.ReadAsync(order, limits, cancellationToken)).With(ledger.Pending));
    }

    /// <summary>Everything that is known of an order now, positions included, and what it makes of each numeric limit that is on.</summary>
    public async Task<(OrderFacts Facts, IReadOnlyList<PolicyShare> Shares)> LookAsync(PolicyOrder order, CancellationToken cancellationToken)
    {
        var limits = LimitsOf(order.Caller);
        var known = await reader.WithPositionsAsync(await reader.ReadAsync(order, limits, cancellationToken), cancellationToken);
        var facts = known.With(ledger.Pending);
        return (facts, SharesOf(order, limits, facts));
    }

    /// <summary>Judges orders right before they are sent, and counts them; all or none.</summary>
    /// <exception cref="ToolException">The first limit that one of them breaks. None is counted.</exception>
    public async Task<PolicyPermit> AdmitAsync(IReadOnlyList<PolicyOrder> orders, CancellationToken cancellationToken)
    {
        var permit = new PolicyPermit(ledger);
        try
        {
            foreach (var order in orders)
                permit.Add(await AdmitAsync(order, cancellationToken), LimitsOf(order.Caller));
            return permit;
        }
        catch
        {
            permit.Dispose();
            throw;
        }
    }

    private List<PolicyShare> SharesOf(PolicyOrder order, IReadOnlyList<PolicyLimits> limits, OrderFacts facts) =>
        [.. limits.SelectMany(one => PolicyShare.Of(facts, one, ledger.TallyOf(one, order.Account)))];

    private async Task<PendingOrder> AdmitAsync(PolicyOrder order, CancellationToken cancellationToken)
    {
        var limits = LimitsOf(order.Caller);
        var known = await reader.ReadAsync(order, limits, cancellationToken);
        var (denial, admitted) = ledger.Admit(order, limits, known.With);
        if (denial is not null && MayBeExit(denial, order, known))
        {
            known = await reader.WithPositionsAsync(known, cancellationToken);
            (denial, admitted) = ledger.Admit(order, limits, known.With);
        }
        return denial is null ? admitted! : throw denial.ToError();
    }

    /// <summary>Whether the positions, which were not needed until now, can show that the order only closes one.</summary>
    private static bool MayBeExit(PolicyDenial denial, PolicyOrder order, KnownFacts known) =>
        known.Book is null && !order.OnlyCloses && NotForExits.Contains(denial.Limit);
}

/// <summary>Orders that were counted, until it is known whether they were sent: what was not is taken back.</summary>
internal sealed class PolicyPermit(PolicyLedger ledger) : IDisposable
{
    private readonly List<(PendingOrder Order, IReadOnlyList<PolicyLimits> Limits)> _orders = [];

    /// <summary>What an order that was admitted adds to the day's sum, in the account's base currency.</summary>
    public decimal WorthOf(PolicyOrder order) => _orders.Find(one => ReferenceEquals(one.Order.Order, order)).Order.Worth;

    /// <summary>What an order that was admitted was held against; null for one that was not.</summary>
    public PolicyUse? UseOf(PolicyOrder order) => _orders.Find(one => ReferenceEquals(one.Order.Order, order)).Order?.Use;

    public void Add(PendingOrder order, IReadOnlyList<PolicyLimits> limits) => _orders.Add((order, limits));

    /// <summary>An order was sent, or may have been.</summary>
    /// <param name="order">One of those that were admitted.</param>
    /// <param name="accepted">TWS's verdict; null when it gave none.</param>
    public void Sent(PolicyOrder order, bool? accepted)
    {
        var at = _orders.FindIndex(one => ReferenceEquals(one.Order.Order, order));
        ledger.Sent(_orders[at].Order, _orders[at].Limits, accepted);
        _orders.RemoveAt(at);
    }

    /// <summary>Takes the orders back that were not sent.</summary>
    public void Dispose()
    {
        foreach (var (order, limits) in _orders)
            ledger.Undo(order, limits);
        _orders.Clear();
    }
}
