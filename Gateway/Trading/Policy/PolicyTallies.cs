using Gateway.Instruments.Times;

namespace Gateway.Trading.Policy;

/// <summary>Counts what one set of limits has let go in one account. Not thread-safe: <see cref="PolicyLedger"/> locks it.</summary>
/// <param name="usage">What was sent on the first day before this run.</param>
/// <param name="account">An account, or an advisor's group.</param>
/// <param name="caller">The name of the token that the limits are of; null for those of all callers.</param>
internal sealed class PolicyTallies(IPolicyUsage usage, string account, string? caller)
{
    private const int MostSame = 10_000;

    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);

    private readonly Queue<DateTimeOffset> _minute = new();
    private readonly Dictionary<string, DateTimeOffset> _same = new(StringComparer.Ordinal);
    private DateOnly _day;
    private bool _isSeeded;
    private decimal _orders;
    private decimal _notional;
    private int _rejections;
    private DateTimeOffset _rejectedAt;

    /// <summary>As of a moment.</summary>
    /// <param name="sameness">The order's; null for the other figures alone.</param>
    /// <param name="pause">How long the last rejection of a row holds orders up.</param>
    public PolicyTally At(DateTimeOffset now, string? sameness, TimeSpan pause)
    {
        Turn(now);
        var left = _rejectedAt + pause - now;
        return new PolicyTally(
            _orders, _notional, _minute.Count,
            sameness is not null && _same.TryGetValue(sameness, out var at) ? (decimal)(now - at).TotalSeconds : null,
            _rejections, _rejections > 0 && left > TimeSpan.Zero ? left : null);
    }

    public void Add(DateTimeOffset now, PendingOrder order)
    {
        Turn(now);
        _notional += order.Worth;
        if (!order.IsNew)
            return;
        _orders++;
        _minute.Enqueue(now);
        if (_same.Count >= MostSame)
            Forget();
        _same[order.Order.Sameness] = now;
    }

    /// <summary>Takes an order back that was not sent.</summary>
    public void Undo(DateTimeOffset now, PendingOrder order)
    {
        Turn(now);
        if (DayOf(order.At) == _day)
        {
            _notional -= order.Worth;
            _orders -= order.IsNew ? 1 : 0;
        }
        if (!order.IsNew)
            return;
        if (_same.GetValueOrDefault(order.Order.Sameness) == order.At)
            _same.Remove(order.Order.Sameness);
        var others = _minute.ToList();
        if (!others.Remove(order.At))
            return;
        _minute.Clear();
        others.ForEach(_minute.Enqueue);
    }

    /// <summary>TWS refused an order that it was sent: it trades nothing, but counts as sent.</summary>
    public void Reject(DateTimeOffset now, PendingOrder order)
    {
        Turn(now);
        if (DayOf(order.At) == _day)
            _notional -= order.Worth;
        _rejections++;
        _rejectedAt = now;
    }

    public void Accept() => _rejections = 0;

    private void Turn(DateTimeOffset now)
    {
        while (_minute.TryPeek(out var oldest) && now - oldest >= Minute)
            _minute.Dequeue();
        if (DayOf(now) is var day && day != _day)
        {
            // Only the first day can have begun before this run.
            _isSeeded = _day != default;
            (_day, _orders, _notional) = (day, 0, 0);
        }
        if (_isSeeded || usage.Of(account, caller, ExchangeClock.OfIb.StartOf(_day)) is not { } before)
            return;
        _isSeeded = true;
        _orders += before.Orders;
        _notional += before.Notional;
    }

    private void Forget()
    {
        foreach (var (key, _) in _same.OrderBy(pair => pair.Value).Take(MostSame / 2).ToList())
            _same.Remove(key);
    }

    private static DateOnly DayOf(DateTimeOffset moment) => ExchangeClock.OfIb.DayOf(moment);
}
