using Gateway.Instruments.Contracts;
using Gateway.Text;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Instruments.Views;

/// <summary>The text of a condition, for people.</summary>
internal static class ConditionText
{
    /// <summary>Such as "when the price of conId 265598 is at least 200 (and)" and "when it is after ...": the last joins nothing.</summary>
    /// <param name="names">The names of contracts that the conditions mention by id only (<see cref="OrderNames"/>).</param>
    public static IEnumerable<string> Of(IReadOnlyList<OrderCondition> conditions, IReadOnlyDictionary<int, string> names) =>
        conditions.Select((condition, index) => $"when {What(condition, names)}"
            + (index == conditions.Count - 1 ? "" : condition.IsConjunctionConnection ? " (and)" : " (or)"));

    private static string What(OrderCondition condition, IReadOnlyDictionary<int, string> names) => condition switch
    {
        PriceCondition price =>
            Line("the price", OrderNames.Of(names, price.ConId), price.IsMore, price.Price)
                + (price.TriggerMethod > 0 ? Text($" by trigger method {price.TriggerMethod}") : ""),
        VolumeCondition volume => Line("the volume", OrderNames.Of(names, volume.ConId), volume.IsMore, volume.Volume),
        PercentChangeCondition change => Line("the change in per cent", OrderNames.Of(names, change.ConId), change.IsMore, change.ChangePercent),
        MarginCondition margin => Text($"the margin cushion is at {(margin.IsMore ? "least" : "most")} {margin.Percent} per cent"),
        TimeCondition time => $"it is {(time.IsMore ? "after" : "before")} {UntrustedText.Show(OrderTimeText.Of(time.Time))}",
        ExecutionCondition execution => UntrustedText.Show($"{execution.Symbol} {execution.SecType} {execution.Exchange} trades in the account"),
        _ => "an unknown condition is true",
    };

    private static string Line(string what, string name, bool isMore, decimal value) =>
        Text($"{what} of {name} is at {(isMore ? "least" : "most")} {value:0.############}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>
/// The names of the instruments that an order mentions by contract id only (legs of a combination, conditions): a person cannot approve a bare
/// number.
/// </summary>
internal static class OrderNames
{
    public static readonly IReadOnlyDictionary<int, string> None = new Dictionary<int, string>();

    public static async Task<IReadOnlyDictionary<int, string>> FindAsync(
        ContractResolver resolver, Contract contract, Order order, CancellationToken cancellationToken)
    {
        var names = new Dictionary<int, string>();
        foreach (var id in contract.ComboLegs.Select(leg => leg.ConId).Concat(order.Conditions.Select(IdOf)).Where(id => id > 0).Distinct())
        {
            try
            {
                names[id] = OrderText.NameOf((await resolver.ResolveAsync(new Contract { ConId = id }, cancellationToken)).Contract);
            }
            catch (TwsRequestException)
            {
                // TWS does not return it: the id itself is shown.
                continue;
            }
        }
        return names;
    }

    public static string Of(IReadOnlyDictionary<int, string> names, int conId) =>
        names.TryGetValue(conId, out var name) ? name : string.Create(CultureInfo.InvariantCulture, $"conId {conId}");

    private static int IdOf(OrderCondition condition) => condition switch
    {
        PriceCondition price => price.ConId,
        VolumeCondition volume => volume.ConId,
        PercentChangeCondition change => change.ConId,
        _ => 0,
    };
}
