using Gateway.Configuration;
using Gateway.Instruments.Views;
using Gateway.Text;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;

namespace Gateway.Notifications;

/// <summary>Tells of the ends of this gateway's orders, and of those whose fate is not known; once each.</summary>
internal sealed class OrderNotices(TwsClient client, NoticeQueue queue) : IHostedService
{
    private const int Most = 10_000;
    private const int LongestReason = 300;

    private readonly Lock _gate = new();
    private readonly Dictionary<(int? Client, int Order), OrderPhase> _told = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (queue.Target is not null)
        {
            client.Orders.OrderChanged += Follow;
            client.Orders.KeyDoubled += Warn;
        }
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        client.Orders.OrderChanged -= Follow;
        client.Orders.KeyDoubled -= Warn;
        return Task.CompletedTask;
    }

    /// <summary>The message of an order in a phase; null where there is nothing to tell.</summary>
    public static Notice? Of(OrderEntry order, IReadOnlyList<string> accounts)
    {
        var (word, priority, tag) = PhaseOf(order) switch
        {
            OrderPhase.Filled => ("Filled", 3, "white_check_mark"),
            OrderPhase.Rejected => ("Rejected", 4, "x"),
            OrderPhase.Unknown => ("Unknown", 4, "question"),
            OrderPhase.NotFound => ("Not found", 4, "question"),
            _ => default,
        };
        if (word is null)
            return null;
        var terms = string.Create(
            CultureInfo.InvariantCulture,
            $"{order.Order.Action} {order.Order.TotalQuantity:0.####} {UntrustedText.Show(order.Contract.Symbol)} {order.Order.OrderType}");
        var details = PhaseOf(order) switch
        {
            OrderPhase.Filled => string.Create(CultureInfo.InvariantCulture, $"filled {order.Filled:0.####} at {order.AvgFillPrice:0.########}"),
            OrderPhase.Unknown => "it may be working or filled; the gateway goes on asking TWS",
            _ => OrderJudge.ReasonOf(order)?.Text ?? "no reason was given",
        };
        if (details.Length > LongestReason)
            details = details[..LongestReason];
        return new Notice(
            NotifyEvent.Orders, $"{word}: {terms}",
            AccountMask.Hide($"{terms}: {details}. Reference {UntrustedText.Show(order.Order.OrderRef)}.", accounts), priority, tag);
    }

    private static OrderPhase PhaseOf(OrderEntry order) =>
        OrderJudge.PhaseOf(order) == OrderPhase.Inactive && OrderJudge.OutcomeOf(order) == OrderOutcome.Rejected
            ? OrderPhase.Rejected
            : OrderJudge.PhaseOf(order);

    /// <summary>Called on the read loop.</summary>
    private void Follow(OrderEntry order)
    {
        // Orders of other clients, and those that ended in an earlier run, are not this gateway's news.
        if (order.Asked is null)
            return;
        var phase = PhaseOf(order);
        lock (_gate)
        {
            if (_told.GetValueOrDefault((order.ClientId, order.OrderId)) == phase)
                return;
            if (_told.Count >= Most)
                _told.Clear();
            _told[(order.ClientId, order.OrderId)] = phase;
        }
        if (Of(order, client.Connection.Status.Accounts) is { } notice)
            queue.Add(notice);
    }

    private void Warn(DoubledKey doubled) => queue.Add(new Notice(
        NotifyEvent.Orders, "Two orders under one key",
        AccountMask.Hide(
            $"TWS has {doubled.PermIds.Count} live orders with the reference {UntrustedText.Show(doubled.OrderRef)}. Cancel one of them.",
            client.Connection.Status.Accounts),
        5, "rotating_light"));
}
