using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Rules;

/// <summary>The gate to TWS: the one place that sends orders, changes and exercises. It takes only what has passed the rules.</summary>
internal sealed class OrderWire(TwsClient client)
{
    public Task<OrderResult> PlaceAsync(CheckedOrder order, TimeSpan wait, CancellationToken cancellationToken) =>
        client.Orders.PlaceAsync(order.Contract, order.Order, wait, cancellationToken);

    public Task<IReadOnlyList<OrderResult>> PlaceBracketAsync(
        CheckedOrder parent, IEnumerable<CheckedOrder> children, TimeSpan wait, CancellationToken cancellationToken) =>
        client.Orders.PlaceBracketAsync(parent.Contract, parent.Order, [.. children.Select(child => child.Order)], wait, cancellationToken);

    /// <summary>Asks for the effect of an order; places nothing.</summary>
    public Task<WhatIfAnswer> PreviewAsync(CheckedOrder order, CancellationToken cancellationToken) =>
        client.Orders.WhatIfAsync(order.Contract, order.Order, cancellationToken);

    /// <param name="before">Gets the whole changed order right before it is sent; may throw.</param>
    public Task<OrderResult> ChangeAsync(CheckedChange change, Action<Order> before, TimeSpan wait, CancellationToken cancellationToken)
    {
        return client.Orders.ModifyAsync(change.OrderId, Change, wait, cancellationToken);

        Order Change(Order now)
        {
            var changed = change.Of(now);
            before(changed);
            return changed;
        }
    }

    public Task<OrderResult> ExerciseAsync(CheckedExercise exercise, TimeSpan wait, CancellationToken cancellationToken) =>
        client.Options.ExerciseAsync(exercise.Option, exercise.Instruction, wait, cancellationToken);
}
