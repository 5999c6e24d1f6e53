using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Tools.Orders.Rules;
using Gateway.Trading;
using Gateway.Trading.Policy;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>Finds a position that is to be closed or protected. A list of positions that TWS did not complete is not used.</summary>
internal sealed class HoldingLookup(TwsClient client, ContractResolver resolver, TradingPolicy policy)
{
    /// <summary>The account and the instrument that a caller means.</summary>
    public async Task<(string Account, ContractDetails Details)> NameAsync(Contract asked, string? account, CancellationToken cancellationToken)
    {
        var chosen = policy.RequireAccount(account);
        return (chosen, await resolver.ResolveAsync(asked, cancellationToken));
    }

    /// <exception cref="ToolException">There is no such position, or TWS did not tell all of them.</exception>
    public async Task<Position> FindAsync(Contract contract, string chosen, CancellationToken cancellationToken)
    {
        var all = await client.Accounts.PositionsAsync(cancellationToken);
        if (!all.Complete)
            throw Incomplete("positions");
        var held = all.Items.FirstOrDefault(
            position => position.Account == chosen && position.Contract.ConId == contract.ConId && position.Quantity != 0);
        return held is null
            ? throw ToolErrors.Failed(
                "no_position", $"Nothing was sent: account {chosen} holds no {contract.Symbol} (conId {contract.ConId}).", "See ibkr_get_positions.")
            : held with { Contract = contract };
    }

    /// <summary>The quantity that open orders on the closing side can still trade: closing more beside them would reverse the position.</summary>
    /// <exception cref="ToolException">TWS did not tell all open orders.</exception>
    public async Task<decimal> ClosingQuantityAsync(Position position, CancellationToken cancellationToken)
    {
        var open = await client.Orders.OpenOrdersAsync(allClients: true, cancellationToken);
        if (!open.Complete)
            throw Incomplete("open orders");
        var side = position.Quantity > 0 ? "SELL" : "BUY";
        var closing = open.Items.Where(entry =>
            !entry.IsDone
                && entry.Order.Account == position.Account
                && entry.Contract.ConId == position.Contract.ConId
                && entry.Order.Action == side);
        return OpenReach.Of(open.Items, closing);
    }

    private static ToolException Incomplete(string what) => ToolErrors.Failed(
        "incomplete", $"Nothing was sent: TWS did not finish its list of {what}, so the position is not certain.", "Try again.", retryable: true);
}

/// <summary>Side and size of an order that closes a position.</summary>
internal static class HoldingPart
{
    private const decimal Whole = 100m;

    public static OrderAction ExitOf(decimal held) => held > 0 ? OrderAction.Sell : OrderAction.Buy;

    /// <summary>Rounded down to whole units where the position has whole units, and to the contract's size step.</summary>
    /// <exception cref="ToolException">The part is less than one unit.</exception>
    public static decimal Of(decimal held, decimal percent, ContractDetails details)
    {
        var size = Math.Abs(held);
        if (percent == Whole)
            return size;
        var part = size * percent / Whole;
        if (decimal.Truncate(size) == size)
            part = decimal.Truncate(part);
        part = SizeRule.RoundDown(details, part);
        return part > 0
            ? part
            : throw ToolErrors.InvalidArgument(
                $"percent: must be at least one unit of the position of {size:0.####}; example: 100", "Nothing was sent.");
    }
}
