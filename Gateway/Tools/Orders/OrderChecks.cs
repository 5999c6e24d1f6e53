using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Trading;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>
/// Checks an order before it is sent: its account may trade, its contract is unambiguous and tradable, and its prices fit the price grid. Sends
/// nothing.
/// </summary>
internal sealed class OrderChecks(ContractResolver resolver, TradingPolicy policy, MarketRuleCheck prices)
{
    private readonly OrderMoments _moments = new(resolver);

    public string AccountFor(string? account)
    {
        try
        {
            return policy.RequireAccount(account);
        }
        catch (TwsDisconnectedException reason)
        {
            throw NotSent(reason);
        }
    }

    /// <summary>Resolves the contracts of an order, and checks its prices against the contract's price increments.</summary>
    public async Task<(Contract Contract, Order Order)> CompleteAsync(
        Contract asked, OrderTicket ticket, Order order, CancellationToken cancellationToken)
    {
        var details = await TradableAsync(asked, cancellationToken);
        order = await prices.WithoutNoiseAsync(details, order, cancellationToken);
        await prices.CheckAsync(details, order, "stopPrice", cancellationToken);
        if (OrderMoments.Has(order, ticket))
            order = await _moments.SetAsync(details, order, ticket, cancellationToken);
        return (details.Contract, order);
    }

    /// <inheritdoc cref="OrderMoments.ShownAsync"/>
    public Task<Order> ShownAsync(Contract contract, Order order, CancellationToken cancellationToken) =>
        _moments.ShownAsync(contract, order, cancellationToken);

    /// <summary>The whole order as text.</summary>
    public async Task<string> TextAsync(Contract contract, Order order, CancellationToken cancellationToken) =>
        OrderText.Of(
            contract,
            await _moments.ShownAsync(contract, order, cancellationToken),
            await OrderNames.FindAsync(resolver, contract, order, cancellationToken));

    private async Task<ContractDetails> TradableAsync(Contract asked, CancellationToken cancellationToken)
    {
        var details = await FindAsync(asked, cancellationToken);
        return details.Contract.SecType switch
        {
            SecTypes.ContinuousFuture => throw ToolErrors.InvalidArgument(
                "contract: must name a month to be traded, not a continuous future; example: ES 202612 CME", "Nothing was sent."),
            SecTypes.Index => throw ToolErrors.InvalidArgument(
                $"contract: must be tradable; {details.Contract.Symbol} is an index; example: SPY",
                "Nothing was sent. Trade a fund, a future or an option on it."),
            _ => details,
        };
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
    public static TwsDisconnectedException NotSent(TwsDisconnectedException reason) => new($"{reason.Message} Nothing was sent.", reason);
}
