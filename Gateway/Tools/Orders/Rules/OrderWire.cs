using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Rules;

/// <summary>The gate to TWS: the one place that sends orders, changes and exercises. It takes only what has passed the rules.</summary>
internal sealed class OrderWire(TwsClient client)
{
    public Task<OrderResult> PlaceAsync(CheckedOrder order, OrderOrigin origin, TimeSpan wait, CancellationToken cancellationToken) =>
        client.Orders.PlaceAsync(order.Contract, order.Order, wait, cancellationToken, origin);

    public Task<IReadOnlyList<OrderResult>> PlaceBracketAsync(
        CheckedOrder parent, IEnumerable<CheckedOrder> children, OrderOrigin origin, TimeSpan wait, CancellationToken cancellationToken) =>
        client.Orders.PlaceBracketAsync(parent.Contract, parent.Order, [.. children.Select(child => child.Order)], wait, cancellationToken, origin);

    /// <summary>Asks for the effect of an order; places nothing.</summary>
    public Task<WhatIfAnswer> PreviewAsync(CheckedOrder order, CancellationToken cancellationToken) =>
        client.Orders.WhatIfAsync(order.Contract, order.Order, cancellationToken);

    /// <param name="pass">Holds the change against the rules when it has its turn; gets the order as it works then. May throw.</param>
    public Task<OrderResult> ChangeAsync(
        int orderId, Func<Order, CancellationToken, Task<CheckedChange>> pass, TimeSpan wait, CancellationToken cancellationToken) =>
        client.Orders.ModifyAsync(
            orderId, async (now, within) => (await pass(now, within)).Of(now), wait, cancellationToken);

    public Task<OrderResult> ExerciseAsync(CheckedExercise exercise, TimeSpan wait, CancellationToken cancellationToken) =>
        client.Options.ExerciseAsync(exercise.Option, exercise.Instruction, wait, cancellationToken);
}
