using Gateway.Handlers;
using Gateway.Instruments;

namespace Gateway.Tools.Orders.Rules;

/// <summary>The prices that a caller gives for an order; null for those left out.</summary>
internal sealed record GivenPrices(
    decimal? Limit, decimal? Stop, decimal? TrailAmount, decimal? TrailPercent, decimal? LimitOffset, decimal? Offset);

/// <summary>Which prices an order type takes. The same for a new order and for a change of one.</summary>
internal static class PricePresence
{
    /// <summary>For a new order: the prices of its type are there, and no others.</summary>
    /// <param name="byLeg">A combination with a price for each leg has no price of its own.</param>
    /// <exception cref="ToolException">A price that the type needs is missing, or one that it does not have is given.</exception>
    public static void CheckNew(OrderKind kind, GivenPrices given, OrderFieldNames names, bool byLeg = false)
    {
        var rule = PriceRule.Of(kind);
        foreach (var (field, value, need, example) in Fields(kind, given, names, byLeg))
        {
            if (value is null && need == Presence.Must)
                throw Wrong(field, $"is required for a {NameOf(kind)} order", example);
            CheckAllowed(kind, field, value, need, names);
        }
        CheckChange(kind, given, names, byLeg);
        if (rule.Trails && given is { TrailAmount: null, TrailPercent: null })
            throw Wrong(names.TrailAmount, $"or {names.TrailPercent}, one of the two, is required for a {NameOf(kind)} order", "2.50");
        if (HasLimitOffset(kind) && given is { Limit: null, LimitOffset: null })
            throw Wrong(names.LimitOffset, $"or {names.Limit}, one of the two, is required for a {NameOf(kind)} order", "0.10");
    }

    /// <summary>For a change: only prices that the type has are named.</summary>
    /// <exception cref="ToolException">A price that the type does not have is given, or two that exclude each other.</exception>
    public static void CheckChange(OrderKind kind, GivenPrices given, OrderFieldNames names, bool byLeg = false)
    {
        foreach (var (field, value, need, _) in Fields(kind, given, names, byLeg))
            CheckAllowed(kind, field, value, need, names);
        if (given is { TrailAmount: not null, TrailPercent: not null })
            throw Wrong(names.TrailAmount, $"or {names.TrailPercent}, one of the two, is required for a {NameOf(kind)} order", "2.50");
        if (HasLimitOffset(kind) && given is { Limit: not null, LimitOffset: not null })
            throw Wrong(names.LimitOffset, $"or {names.Limit}, one of the two, is required for a {NameOf(kind)} order", "0.10");
    }

    private static IEnumerable<(string Field, decimal? Value, Presence Need, string Example)> Fields(
        OrderKind kind, GivenPrices given, OrderFieldNames names, bool byLeg)
    {
        var rule = PriceRule.Of(kind);
        var trail = rule.Trails ? Presence.May : Presence.No;
        yield return (names.Limit, given.Limit, byLeg ? Presence.No : rule.Limit, "189.50");
        yield return (names.Offset, given.Offset, rule.Offset, "0.01");
        yield return (rule.Trails ? names.FirstStop : names.Stop, given.Stop, rule.Stop, "180");
        yield return (names.TrailAmount, given.TrailAmount, trail, "2.50");
        yield return (names.TrailPercent, given.TrailPercent, trail, "5");
        yield return (names.LimitOffset, given.LimitOffset, HasLimitOffset(kind) ? Presence.May : Presence.No, "0.10");
    }

    private static void CheckAllowed(OrderKind kind, string field, decimal? value, Presence need, OrderFieldNames names)
    {
        if (value is not null && need == Presence.No)
            throw Wrong(field, $"does not belong to a {NameOf(kind)} order", $"leave it out, or choose another {names.Type}");
    }

    private static bool HasLimitOffset(OrderKind kind) => kind is OrderKind.TrailLimit or OrderKind.TrailLimitIfTouched;

    private static string NameOf(OrderKind kind) => EnumName<OrderKind>.Of(kind);

    private static ToolException Wrong(string field, string rule, string example) => OrderRules.Wrong(field, rule, example);
}
