using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Text;
using Gateway.Trading.Policy;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Rules;

/// <summary>
/// The rules of an order, the same on every way in: placing, previewing, staging, confirming, changing, closing and protecting. Each is checked
/// before anything is sent, and again after a person's approval.
/// </summary>
internal sealed class OrderRules(
    TwsClient client, AllocationRule allocation, MarketRuleCheck prices, ContractValues values, PolicyStage policy, PolicyCaller caller)
{
    /// <inheritdoc cref="AllocationRule.AccountFor"/>
    public string AccountFor(string? account, string faGroup) => allocation.AccountFor(account, faGroup);

    /// <summary>The order with prices and size that are a step but for the noise of binary arithmetic as that step.</summary>
    public async Task<Order> WithoutNoiseAsync(ContractDetails details, Order order, CancellationToken cancellationToken) =>
        SizeRule.WithoutNoise(details, await prices.WithoutNoiseAsync(details, order, cancellationToken));

    /// <summary>Checks a new order, by its own fields and by the limits.</summary>
    /// <returns>The order as it is held against the limits again when it is sent.</returns>
    /// <exception cref="ToolException">The first rule that the order breaks. Nothing was sent.</exception>
    public async Task<PolicyOrder> CheckAsync(OrderDraft draft, CancellationToken cancellationToken)
    {
        var (details, order, names) = draft;
        CheckFields(details, order, names);
        ComboRule.Check(details, order);
        if (order.OrderComboLegs.Any(leg => leg.Price is not null))
            PriceSignRule.CheckLegs(await values.LegsAsync(details.Contract, cancellationToken), order);
        await ParentRule.CheckAsync(client, order, cancellationToken);
        var accounts = await allocation.CheckAsync(order, cancellationToken);
        await prices.CheckAsync(details, order, names, cancellationToken);
        // A child sells what its parent will have bought.
        if (!draft.IsChild && order.ParentId == 0)
            await CryptoRule.CheckHeldAsync(client, details, order, order, filled: 0, names, cancellationToken);
        var limited = new PolicyOrder(details, order)
        {
            Accounts = accounts,
            Entry = draft.Entry ?? Family.EntryOf(client, details.Contract, order),
            Caller = caller.Now ?? draft.PlannedBy,
        };
        await policy.CheckAsync(limited, cancellationToken);
        return limited;
    }

    /// <summary>Checks a change of a working order.</summary>
    /// <param name="before">The order as it works now.</param>
    /// <param name="changed">The whole order after the change.</param>
    /// <param name="named">The same with the fields that the caller named; what TWS has accepted already is not checked again.</param>
    /// <param name="entry">The order as this gateway knows it; null when it does not.</param>
    /// <param name="names">The names under which the caller gave the fields.</param>
    /// <returns>The changed order as it is held against the limits again when it is sent.</returns>
    /// <exception cref="ToolException">The first rule that the change breaks. Nothing was sent.</exception>
    public async Task<PolicyOrder> CheckChangeAsync(
        ContractDetails details, OrderEntry? entry, Order before, Order changed, Order named, OrderFieldNames names,
        CancellationToken cancellationToken)
    {
        var filled = entry?.Filled ?? 0;
        CheckFields(details, named, names);
        await prices.CheckAsync(details, named, names, cancellationToken);
        await CryptoRule.CheckHeldAsync(client, details, changed, named, filled, names, cancellationToken);
        var limited = new PolicyOrder(details, changed)
        {
            Accounts = await allocation.AccountsOfAsync(changed, cancellationToken),
            Entry = Family.EntryOf(client, details.Contract, changed),
            Before = before,
            IsWorking = entry?.Status == OrderStatusText.Submitted,
            Filled = filled,
            Caller = caller.Now,
        };
        await policy.CheckAsync(limited, cancellationToken);
        limited = limited with { Children = await ChildrenAsync(limited, cancellationToken) };
        foreach (var child in limited.Children)
            await ListedOrder.AtAsync(
                string.Create(CultureInfo.InvariantCulture, $"after this change, order {child.Order.OrderId}, which waits for it"),
                async () =>
                {
                    await policy.CheckAsync(child, cancellationToken);
                    return true;
                });
        return limited;
    }

    /// <summary>Checks an instruction to exercise an option, or to let it lapse.</summary>
    /// <exception cref="ToolException">The first rule that the instruction breaks. Nothing was sent.</exception>
    public PolicyOrder CheckExercise(ContractDetails details, OptionExercise instruction)
    {
        var account = allocation.AccountFor(instruction.Account, faGroup: string.Empty);
        if (details.Contract.SecType is not (SecTypes.Option or SecTypes.FutureOption))
            throw Wrong(
                "contract", $"must be an option; got {details.Contract.SecType} {UntrustedText.Show(details.Contract.LocalSymbol)}",
                "AAPL 20261218 200 C");
        var order = new Order { Action = "BUY", TotalQuantity = instruction.Quantity, Account = account };
        SizeRule.Check(details, order, OrderFieldNames.Placing);
        return new PolicyOrder(details, order) { Accounts = [account], IsExercise = true, Caller = caller.Now };
    }

    /// <summary>The orders that wait for a changed one, where the change makes other orders of them.</summary>
    private async Task<IReadOnlyList<PolicyOrder>> ChildrenAsync(PolicyOrder parent, CancellationToken cancellationToken)
    {
        var children = new List<PolicyOrder>();
        foreach (var child in Family.ChildrenOf(client, parent))
            children.Add(new PolicyOrder(parent.Details, child.Order)
            {
                Accounts = await allocation.AccountsOfAsync(child.Order, cancellationToken),
                Entry = new EntryOrder(parent.Contract, parent.Order, parent.Filled),
                EntryBefore = new EntryOrder(parent.Contract, parent.Before!, parent.Filled),
                Before = child.Order,
                Filled = child.Filled,
                Caller = parent.Caller,
            });
        return children;
    }

    /// <summary>The rules that need nothing but the contract.</summary>
    private static void CheckFields(ContractDetails details, Order named, OrderFieldNames names)
    {
        SizeRule.Check(details, named, names);
        PriceSignRule.Check(details, named, names);
        TimeInForceRule.Check(details, named);
        CryptoRule.Check(details, named, names);
    }

    public static ToolException Wrong(string field, string rule, string example) =>
        ToolErrors.InvalidArgument($"{field}: {rule}; example: {example}", "Nothing was sent.");
}
