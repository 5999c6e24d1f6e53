using Gateway.Handlers;
using Gateway.Trading.Policy;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders.Rules;

/// <summary>
/// The gate to TWS: the one place that sends orders, changes and exercises. It takes only what has passed the rules, and holds it against the limits
/// once more, where it is counted.
/// </summary>
internal sealed class OrderWire(TwsClient client, PolicyStage policy)
{
    /// <summary>Counts orders that are about to be sent, all or none. What is not sent before the permit's end is taken back.</summary>
    /// <exception cref="ToolException">A limit that one of them breaks. Nothing was sent.</exception>
    public async Task<PolicyPermit> AdmitAsync(IEnumerable<CheckedOrder> orders, CancellationToken cancellationToken)
    {
        try
        {
            return await policy.AdmitAsync([.. orders.Select(order => order.Policy)], cancellationToken);
        }
        catch (TwsDisconnectedException reason)
        {
            throw OrderChecks.NotSent(reason);
        }
    }

    /// <param name="permit">Of <see cref="AdmitAsync"/>, for this order.</param>
    public async Task<OrderResult> PlaceAsync(
        CheckedOrder order, PolicyPermit permit, OrderOrigin origin, TimeSpan wait, CancellationToken cancellationToken) =>
        (await SentAsync(permit, [order.Policy], ListedAsync(client.Orders.PlaceAsync(
            order.Contract, order.Order, wait, origin with { Notional = permit.WorthOf(order.Policy) }, cancellationToken))))[0];

    /// <param name="permit">Of <see cref="AdmitAsync"/>, for all of them.</param>
    public Task<IReadOnlyList<OrderResult>> PlaceBracketAsync(
        CheckedOrder parent, IReadOnlyList<CheckedOrder> children, PolicyPermit permit, OrderOrigin origin, TimeSpan wait,
        CancellationToken cancellationToken) =>
        SentAsync(
            permit, [parent.Policy, .. children.Select(child => child.Policy)],
            client.Orders.PlaceBracketAsync(
                parent.Contract, parent.Order, [.. children.Select(child => child.Order)], wait,
                origin with { Notional = permit.WorthOf(parent.Policy) }, cancellationToken));

    /// <summary>Asks for the effect of an order; places nothing.</summary>
    public Task<WhatIfAnswer> PreviewAsync(CheckedOrder order, CancellationToken cancellationToken) =>
        client.Orders.WhatIfAsync(order.Contract, order.Order, cancellationToken);

    /// <param name="pass">Holds the change against the rules when it has its turn; gets the order as it works then. May throw.</param>
    public async Task<OrderResult> ChangeAsync(
        int orderId, Func<Order, CancellationToken, Task<CheckedChange>> pass, TimeSpan wait, CancellationToken cancellationToken)
    {
        PolicyPermit? permit = null;
        PolicyOrder? admitted = null;
        try
        {
            var result = await client.Orders.ModifyAsync(orderId, ChangeAsync, wait, cancellationToken);
            Note(Verdict(result));
            return result;
        }
        catch (OperationCanceledException)
        {
            Note(accepted: null);
            throw;
        }
        finally
        {
            permit?.Dispose();
        }

        void Note(bool? accepted)
        {
            permit?.Sent(admitted!, accepted);
            // Its children were not sent again; what a refused change would have made of them is taken back.
            foreach (var child in accepted == false ? [] : admitted?.Children ?? [])
                permit?.Sent(child, accepted: null);
        }

        async ValueTask<Order> ChangeAsync(Order now, CancellationToken within)
        {
            var passed = await pass(now, within);
            admitted = passed.Policy;
            permit = await policy.AdmitAsync([admitted, .. admitted.Children], within);
            return passed.Of(now);
        }
    }

    public async Task<OrderResult> ExerciseAsync(CheckedExercise exercise, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var permit = await policy.AdmitAsync([exercise.Policy], cancellationToken);
        return (await SentAsync(
            permit, [exercise.Policy], ListedAsync(client.Options.ExerciseAsync(exercise.Option, exercise.Instruction, wait, cancellationToken))))[0];
    }

    /// <summary>Notes what became of orders. An exception but the caller's leaving means that nothing was sent.</summary>
    private static async Task<IReadOnlyList<OrderResult>> SentAsync(
        PolicyPermit permit, IReadOnlyList<PolicyOrder> orders, Task<IReadOnlyList<OrderResult>> sending)
    {
        try
        {
            var results = await sending;
            foreach (var (order, result) in orders.Zip(results))
                permit.Sent(order, Verdict(result));
            return results;
        }
        catch (OperationCanceledException)
        {
            foreach (var order in orders)
                permit.Sent(order, accepted: null);
            throw;
        }
    }

    private static async Task<IReadOnlyList<OrderResult>> ListedAsync(Task<OrderResult> one) => [await one];

    /// <summary>Null where TWS has not said anything: a refusal without its code is the gateway's own.</summary>
    private static bool? Verdict(OrderResult result) => result.Outcome switch
    {
        OrderOutcome.Confirmed => true,
        OrderOutcome.Rejected when result.Reason?.Code is not null => false,
        _ => null,
    };
}
