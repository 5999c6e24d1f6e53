using System.Globalization;
using Gateway.Registry;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders;

/// <summary>A condition in words, for people.</summary>
internal static class ConditionText
{
    /// <summary>Such as "when the price of conId 265598 is at least 200 (and)".</summary>
    public static string Of(OrderCondition condition) => Of(condition, OrderNames.None);

    /// <param name="names">What the condition mentions by id only (<see cref="OrderNames"/>).</param>
    public static string Of(OrderCondition condition, IReadOnlyDictionary<int, string> names) =>
        $"when {What(condition, names)} ({(condition.IsConjunctionConnection ? "and" : "or")})";

    private static string What(OrderCondition condition, IReadOnlyDictionary<int, string> names) => condition switch
    {
        PriceCondition price => Line("the price", OrderNames.Of(names, price.ConId), price.IsMore, price.Price) + (price.TriggerMethod > 0 ? Text($" by trigger method {price.TriggerMethod}") : ""),
        VolumeCondition volume => Line("the volume", OrderNames.Of(names, volume.ConId), volume.IsMore, volume.Volume),
        PercentChangeCondition change => Line("the change in per cent", OrderNames.Of(names, change.ConId), change.IsMore, change.ChangePercent),
        MarginCondition margin => Text($"the margin cushion is at {(margin.IsMore ? "least" : "most")} {margin.Percent} per cent"),
        TimeCondition time => $"it is {(time.IsMore ? "after" : "before")} {StrangerText.Show(time.Time)}",
        ExecutionCondition execution => StrangerText.Show($"{execution.Symbol} {execution.SecType} {execution.Exchange} trades in the account"),
        _ => "something unknown is true",
    };

    private static string Line(string what, string name, bool isMore, decimal value) => Text($"{what} of {name} is at {(isMore ? "least" : "most")} {value:0.############}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
