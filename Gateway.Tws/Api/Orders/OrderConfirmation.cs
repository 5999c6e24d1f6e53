using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>Waits for TWS to confirm or reject an order that was sent.</summary>
internal sealed class OrderConfirmation(OrderCache cache, TwsApiOptions options, TimeProvider clock)
{
    private const string DoNotRepeat = "Do not place it again; check the order's status.";

    /// <summary>Waits until the outcome is final, the deadline passes or the session ends.</summary>
    public async Task<OrderResult> AwaitAsync(
        OrderWatch watch, Func<OrderProgress, OrderVerdict?> judge, Deadline deadline, CancellationToken cancellationToken)
    {
        Deadline? grace = null;
        while (true)
        {
            var view = watch.Look();
            var verdict = judge(view);
            if (verdict is { Settled: true })
                return Result(watch.OrderId, view, verdict.Value);
            if (view.Lost is { } lost)
            {
                cache.GiveUp(watch.OrderId);
                return Result(
                    watch.OrderId, view, verdict ?? Unknown($"The connection ended before TWS confirmed the order ({lost.Message}). {DoNotRepeat}"));
            }
            var wait = deadline.Remaining;
            if (verdict is not null)
            {
                grace ??= new Deadline(clock, options.FillGrace);
                wait = grace.Value.Remaining < wait ? grace.Value.Remaining : wait;
            }
            if (wait > TimeSpan.Zero && await watch.Signal.WaitAsync(wait, clock, cancellationToken).ConfigureAwait(false))
                continue;
            if (verdict is null && view.Error is null && cache.IsKept(watch.OrderId))
                return Result(
                    watch.OrderId, view, Unknown($"TWS does not report orders that it keeps untransmitted: check the order in TWS. {DoNotRepeat}"));
            if (verdict is null)
                cache.GiveUp(watch.OrderId);
            return Result(watch.OrderId, view, verdict ?? Unknown(view.Error is { } error
                ? $"TWS neither confirmed nor ended the order in time, but reported {error.Code}: {error.Text} {DoNotRepeat}"
                : $"TWS did not confirm the order in time; a dialog may be open in TWS. {DoNotRepeat}"));
        }
    }

    private static OrderVerdict Unknown(string text) => new(OrderOutcome.Unknown, Settled: true, new OrderReason(null, text));

    private static OrderResult Result(int orderId, OrderProgress view, OrderVerdict verdict)
    {
        var entry = view.Entry;
        IReadOnlyList<TwsError> warnings = verdict.Outcome == OrderOutcome.Confirmed && view.Error is { } error && verdict.Reason is null
            ? [.. view.Warnings, error]
            : view.Warnings;
        return new OrderResult(
            verdict.Outcome, orderId, entry?.PermId, entry?.Status ?? "", entry?.Filled, entry?.Remaining, entry?.AvgFillPrice,
            verdict.Reason, warnings);
    }
}
