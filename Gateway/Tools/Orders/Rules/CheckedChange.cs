using Gateway.Handlers;
using Gateway.Trading.Policy;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Rules;

/// <summary>A change of a working order that has passed every rule; made and sent as <see cref="CheckedOrder"/> is.</summary>
internal sealed class CheckedChange
{
    private readonly OrderChange _change;

    private CheckedChange(int orderId, OrderChange change, PolicyOrder policy) => (OrderId, _change, Policy) = (orderId, change, policy);

    public int OrderId { get; }

    /// <inheritdoc cref="CheckedOrder.Policy"/>
    public PolicyOrder Policy { get; }

    /// <param name="entry">The order; null when this gateway does not know it.</param>
    /// <param name="before">The order as it works now.</param>
    /// <exception cref="ToolException">The first rule that the change breaks. Nothing was sent.</exception>
    public static async Task<CheckedChange> PassAsync(
        OrderRules rules, ContractDetails details, OrderEntry? entry, int orderId, Order before, OrderChange change,
        CancellationToken cancellationToken)
    {
        change.CheckType(before);
        var changed = change.Of(before);
        var filled = entry?.Filled ?? 0;
        if (change.Quantity is { } quantity && filled > 0 && quantity <= filled)
            throw OrderRules.Wrong(
                "quantity",
                string.Create(
                    CultureInfo.InvariantCulture, $"must be above the {filled:0.########} that have filled already; got {quantity:0.########}"),
                "cancel the rest with ibkr_cancel_order");
        change = change.With(await rules.WithoutNoiseAsync(details, change.Named(changed), cancellationToken));
        changed = change.Of(before);
        var policy = await rules.CheckChangeAsync(details, entry, before, changed, change.Named(changed), change.Names, cancellationToken);
        return new CheckedChange(orderId, change, policy);
    }

    /// <summary>The changed order, made from the order as it works when the change is sent.</summary>
    public Order Of(Order now) => _change.Of(now);
}
