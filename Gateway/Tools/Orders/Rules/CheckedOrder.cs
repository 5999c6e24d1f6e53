using Gateway.Handlers;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Rules;

/// <summary>An order that has passed every rule. There is no other way to make one, and <see cref="OrderWire"/> sends nothing else.</summary>
internal sealed class CheckedOrder
{
    private readonly OrderFieldNames _names;

    private CheckedOrder(ContractDetails details, Order order, OrderFieldNames names) => (Details, Order, _names) = (details, order, names);

    public ContractDetails Details { get; }

    public Contract Contract => Details.Contract;

    public Order Order { get; }

    /// <exception cref="ToolException">The first rule that the order breaks. Nothing was sent.</exception>
    public static async Task<CheckedOrder> PassAsync(
        OrderRules rules, ContractDetails details, Order order, OrderFieldNames names, CancellationToken cancellationToken)
    {
        await rules.CheckAsync(details, order, names, cancellationToken);
        return new CheckedOrder(details, order, names);
    }

    /// <summary>Checks the order again, for example after an approval, which may take long.</summary>
    /// <exception cref="ToolException">As for <see cref="PassAsync"/>.</exception>
    public Task AgainAsync(OrderRules rules, CancellationToken cancellationToken) =>
        rules.CheckAsync(Details, Order, _names, cancellationToken);
}
