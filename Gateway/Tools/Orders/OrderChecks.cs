using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tools.Orders.Rules;
using Gateway.Trading;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>
/// Completes an order and holds it against the rules before it is sent: its contract is unambiguous and tradable, and it passes
/// <see cref="OrderRules"/>. Sends nothing.
/// </summary>
internal sealed class OrderChecks(ContractResolver resolver, OrderRules rules, ContractValues values)
{
    private readonly OrderMoments _moments = new(resolver);

    /// <summary>The account of an order; empty for an order of an advisor's group.</summary>
    public string AccountFor(string? account, string faGroup = "")
    {
        try
        {
            return rules.AccountFor(account, faGroup);
        }
        catch (TwsDisconnectedException reason)
        {
            throw NotSent(reason);
        }
    }

    /// <summary>Resolves the contracts of an order. Its rules are not checked yet: an order that was placed before may break some by now.</summary>
    public async Task<OrderDraft> CompleteAsync(Contract asked, OrderTicket ticket, Order order, CancellationToken cancellationToken)
    {
        var details = await TradableAsync(asked, cancellationToken);
        order = TimeInForceRule.WithDefault(details, order, ticket);
        try
        {
            order = await rules.WithoutNoiseAsync(details, order, cancellationToken);
            if (OrderMoments.Has(order, ticket))
                order = await _moments.SetAsync(details, order, ticket, cancellationToken);
        }
        catch (TwsDisconnectedException reason)
        {
            throw NotSent(reason);
        }
        return new OrderDraft(details, order, ticket.Names);
    }

    /// <exception cref="ToolException">The first rule that the order breaks. Nothing was sent.</exception>
    public async Task<CheckedOrder> PassAsync(OrderDraft draft, CancellationToken cancellationToken)
    {
        try
        {
            return await CheckedOrder.PassAsync(rules, draft, cancellationToken);
        }
        catch (TwsDisconnectedException reason)
        {
            throw NotSent(reason);
        }
    }

    /// <summary>Checks an order that was planned earlier, by all rules.</summary>
    /// <exception cref="ToolException">As for <see cref="PassAsync(OrderDraft, CancellationToken)"/>.</exception>
    public async Task<CheckedOrder> PassAsync(PlannedOrder planned, CancellationToken cancellationToken)
    {
        var contract = planned.Contract;
        var details = contract.SecType == SecTypes.Bag
            ? new ContractDetails { Contract = contract }
            : await FindAsync(new Contract { ConId = contract.ConId, Exchange = contract.Exchange }, cancellationToken) with { Contract = contract };
        return await PassAsync(
            new OrderDraft(details, planned.Order, OrderFieldNames.Placing) { PlannedBy = planned.Caller }, cancellationToken);
    }

    /// <summary>Checks an order again, because a person's approval may take long.</summary>
    /// <exception cref="ToolException">As for <see cref="PassAsync(OrderDraft, CancellationToken)"/>.</exception>
    public async Task AgainAsync(CheckedOrder order, CancellationToken cancellationToken)
    {
        try
        {
            await order.AgainAsync(rules, cancellationToken);
        }
        catch (TwsDisconnectedException reason)
        {
            throw NotSent(reason);
        }
    }

    /// <inheritdoc cref="OrderMoments.ShownAsync"/>
    public Task<Order> ShownAsync(Contract contract, Order order, CancellationToken cancellationToken) =>
        _moments.ShownAsync(contract, order, cancellationToken);

    /// <summary>The whole order as text, with its value where it names a price.</summary>
    public async Task<string> TextAsync(Contract contract, Order order, CancellationToken cancellationToken) => OrderText.Of(
        contract,
        await _moments.ShownAsync(contract, order, cancellationToken),
        await OrderNames.FindAsync(resolver, contract, order, cancellationToken),
        (await OrderValue.FindAsync(values, contract, cancellationToken))?.Text(order));

    private async Task<ContractDetails> TradableAsync(Contract asked, CancellationToken cancellationToken)
    {
        var details = await FindAsync(asked, cancellationToken);
        TradableRule.Check(details);
        return details;
    }

    private async Task<ContractDetails> FindAsync(Contract asked, CancellationToken cancellationToken)
    {
        try
        {
            return await resolver.ResolveAsync(asked, cancellationToken);
        }
        catch (TwsDisconnectedException reason)
        {
            throw NotSent(reason);
        }
    }

    /// <summary>The error of a lost connection, which says that nothing was sent.</summary>
    public static TwsDisconnectedException NotSent(TwsDisconnectedException reason) =>
        reason.Message.EndsWith(NothingSent, StringComparison.Ordinal) ? reason : new($"{reason.Message} {NothingSent}", reason);

    private const string NothingSent = "Nothing was sent.";
}
