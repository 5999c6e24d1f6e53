using Gateway.Access;
using Gateway.Trading.Policy;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Rules;

/// <summary>An order whose contracts are resolved, and which no rule has been held against yet.</summary>
/// <param name="Names">The names under which the caller gave its fields.</param>
internal sealed record OrderDraft(ContractDetails Details, Order Order, OrderFieldNames Names)
{
    public Contract Contract => Details.Contract;

    /// <summary>Its place in the caller's list, for errors; null for none.</summary>
    public string? Place { get; init; }

    /// <summary>It works only once another order has filled.</summary>
    public bool IsChild { get; init; }

    /// <summary>The entry of its bracket; null for an order that is not an exit of one.</summary>
    public EntryOrder? Entry { get; init; }

    /// <summary>Who planned it, where it is sent by somebody else: a person at the gateway.</summary>
    public Caller? PlannedBy { get; init; }
}
