using Gateway.Handlers;
using Gateway.Trading.Policy;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Rules;

/// <summary>An order that has passed every rule. There is no other way to make one, and <see cref="OrderWire"/> sends nothing else.</summary>
internal sealed class CheckedOrder
{
    private readonly OrderDraft _draft;

    private CheckedOrder(OrderDraft draft, PolicyOrder policy) => (_draft, Policy) = (draft, policy);

    public Contract Contract => _draft.Contract;

    public Order Order => _draft.Order;

    /// <summary>As it is held against the limits once more when it is sent.</summary>
    public PolicyOrder Policy { get; }

    /// <exception cref="ToolException">The first rule that the order breaks. Nothing was sent.</exception>
    public static async Task<CheckedOrder> PassAsync(OrderRules rules, OrderDraft draft, CancellationToken cancellationToken) =>
        new(draft, await rules.CheckAsync(draft, cancellationToken));

    /// <summary>Checks the order again, for example after an approval, which may take long.</summary>
    /// <exception cref="ToolException">As for <see cref="PassAsync"/>.</exception>
    public Task AgainAsync(OrderRules rules, CancellationToken cancellationToken) => rules.CheckAsync(_draft, cancellationToken);
}
