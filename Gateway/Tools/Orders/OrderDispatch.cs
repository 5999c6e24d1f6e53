using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tools.Orders.Rules;
using Gateway.Trading;
using Gateway.Trading.Policy;
using Gateway.Trading.Staging;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>
/// Sends the orders of a call, by the one way that every order tool takes: found again under their references, checked, approved where a person must,
/// checked again, sent.
/// </summary>
internal sealed class OrderDispatch(
    OrderWire wire, OrderChecks checks, EarlierOrders earlier, OrderApproval approval, IOrderSheets sheets, PriceBand band, StagedCalls staged,
    ContractValues values, OrderRefLock locks, TimeProvider clock)
{
    /// <summary>Results of more orders leave the limits out: they would be longer than an answer may be.</summary>
    private const int MostWithLimits = 5;

    /// <param name="time">The call's; it covers everything but the time that a person takes.</param>
    public async Task<IReadOnlyList<PlaceResult>> RunAsync(
        RequestContext context, OrderBatch batch, CallTime time, CancellationToken cancellationToken)
    {
        IReadOnlyList<CheckedOrder> orders;
        StagedOrder waiting;
        using (await locks.AcquireAsync(batch.References, time.Remaining, cancellationToken))
        {
            var check = await time.CheckAsync(batch.Check);
            if (check.Placed is not null)
                return check.Placed;
            orders = check.Orders;
            if (!approval.NeedsPage(context.Caller))
            {
                await ApproveAsync(context, batch, orders, time, cancellationToken);
                batch.Begin?.Invoke();
                return await SendAsync(new OrderOrigin(context.Caller.Name, batch.Intent), batch, orders, time, cancellationToken);
            }
            waiting = await time.CheckAsync(within => StageAsync(context.Caller, batch, orders, note: null, within));
        }
        return await staged.EndAsync<IReadOnlyList<PlaceResult>>(
            waiting, now => [.. orders.Select(order => PlaceResults.Of(now, order.Contract, order.Order))], time.Remaining, cancellationToken);
    }

    /// <summary>Puts orders that passed the rules before a person; those that wait already are found again.</summary>
    /// <exception cref="ToolException">The references wait for other orders, or too many wait.</exception>
    public async Task<StagedOrder> StageAsync(
        Caller caller, OrderBatch batch, IReadOnlyList<CheckedOrder> orders, string? note, CancellationToken cancellationToken)
    {
        approval.RequireOpen();
        var sameness = batch.Intent ?? string.Join(
            ' ', orders.Select(order => new OrderBody(order.Contract, order.Order with { OcaGroup = string.Empty }).Hash()));
        if (staged.Find(caller, batch.References, sameness) is { } known)
            return known;
        List<string> lines = [];
        foreach (var order in orders)
            lines.Add(await checks.TextAsync(order.Contract, order.Order, cancellationToken));
        // The market is read when the page is opened: it would hold the call up, and be old by then.
        return staged.Add(caller, new StagedOrder
        {
            Note = note,
            Text = string.Join("\n", batch.Together is { } together ? [together, .. lines] : lines),
            OrderRefs = batch.References,
            Sameness = sameness,
            Work = new StagedWork(
                within => SendApprovedAsync(new OrderOrigin(caller.Name, batch.Intent), batch, orders, within),
                within => sheets.ReadAsync(orders, within)),
        });
    }

    private async Task<StagedEnd> SendApprovedAsync(
        OrderOrigin origin, OrderBatch batch, IReadOnlyList<CheckedOrder> orders, CancellationToken cancellationToken)
    {
        using var time = new CallTime(clock, StagedWork.AfterApproval, cancellationToken);
        using var lease = await locks.AcquireAsync(batch.References, StagedWork.AfterApproval, cancellationToken);
        var results = await time.CheckAsync(within => earlier.FindAsync([.. orders.Select(order => (order.Contract, order.Order))], within));
        if (results is null)
        {
            await time.CheckAsync(async within =>
            {
                await AgainAsync(batch, orders, within);
                return true;
            });
            results = await SendAsync(origin, batch, orders, time, cancellationToken);
        }
        return new StagedEnd(
            results.All(result => OrderJudge.IsNotWorking(result.Outcome)) ? StagedStatus.Failed : StagedStatus.Sent,
            string.Join("; ", results.Select(Describe)), results);
    }

    /// <summary>Asks a person to approve. An approval may take long: all rules and the caller's checks are repeated after it.</summary>
    private async Task ApproveAsync(
        RequestContext context, OrderBatch batch, IReadOnlyList<CheckedOrder> orders, CallTime time, CancellationToken cancellationToken)
    {
        if (!approval.AsksPerson(context.Caller))
        {
            approval.RequireAllowed(context.Caller);
            foreach (var (order, price) in orders.Zip(batch.Shown))
                await band.CheckAsync(order.Contract, price, cancellationToken);
            return;
        }
        List<string> lines = [];
        foreach (var order in orders)
            lines.Add(await checks.TextAsync(order.Contract, order.Order, cancellationToken));
        // Read once: an approval is for exactly the text that was shown.
        var shown = await context.OnceAsync(
            "order_market", async within => await sheets.ReadAsync(orders, within), cancellationToken);
        var text = OrderSheets.Join(lines, shown);
        await approval.RequireAsync(context, batch.Together is { } together ? $"{together}\n{text}" : text, cancellationToken);
        time.Restart();
        await AgainAsync(batch, orders, cancellationToken);
        foreach (var (order, price) in orders.Zip(shown.Prices))
            await band.CheckAsync(order.Contract, price, cancellationToken);
    }

    private async Task AgainAsync(OrderBatch batch, IReadOnlyList<CheckedOrder> orders, CancellationToken cancellationToken)
    {
        foreach (var order in orders)
            await checks.AgainAsync(order, cancellationToken);
        if (batch.Again is { } again)
            await again(cancellationToken);
    }

    /// <summary>Sends a bracket as one, other orders one by one. When one cannot be sent, it and the rest are reported as not sent.</summary>
    private async Task<IReadOnlyList<PlaceResult>> SendAsync(
        OrderOrigin origin, OrderBatch batch, IReadOnlyList<CheckedOrder> orders, CallTime time, CancellationToken cancellationToken)
    {
        // Read before anything is sent: what fails afterwards would hide that an order has left.
        List<(Tws.Model.Order Order, OrderValue? Unit)> shown = [];
        foreach (var order in orders)
            shown.Add((
                await checks.ShownAsync(order.Contract, order.Order, cancellationToken),
                await OrderValue.FindAsync(values, order.Contract, cancellationToken)));
        using var permit = await wire.AdmitAsync(orders, cancellationToken);
        var uses = orders.Select(order => permit.UseOf(order.Policy)).ToList();
        var results = new List<PlaceResult>();
        if (batch.IsBracket)
        {
            var sent = await wire.PlaceBracketAsync(orders[0], [.. orders.Skip(1)], permit, origin, time.Remaining, cancellationToken);
            results.AddRange(sent.Zip(orders, (result, one) => PlaceResults.Of(result, one.Contract, one.Order)));
        }
        foreach (var order in orders.Skip(results.Count))
        {
            try
            {
                var sent = await wire.PlaceAsync(order, permit, origin, time.Remaining, cancellationToken);
                results.Add(PlaceResults.Of(sent, order.Contract, shown[results.Count].Order));
            }
            catch (Exception reason) when (results.Count > 0 && reason is TwsException or JournalUnavailableException)
            {
                results.Add(PlaceResults.Unsent(order.Contract, order.Order, reason.Message));
            }
        }
        for (var i = 0; i < results.Count; i++)
        {
            results[i] = PlaceResults.With(
                results[i], orders[i].Order, shown[i].Unit, uses[i], results.Count <= MostWithLimits, clock.GetUtcNow());
        }
        return results;
    }

    private static string Describe(PlaceResult placed) =>
        string.Create(CultureInfo.InvariantCulture, $"{placed.Outcome.ToString().ToLowerInvariant()}, order {placed.OrderId}, ")
        + $"{placed.Status ?? "no status yet"}{(placed.Reason is { } reason ? $": {reason.Text}" : string.Empty)}";
}
