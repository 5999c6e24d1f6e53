using System.Collections.Frozen;
using Gateway.Registry.Arguments;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Input;

/// <inheritdoc cref="FurtherFields"/>
internal sealed class FurtherFieldsArgument : ArgumentType
{
    /// <summary>Fields that cannot be set here: they have an argument of their own, or are set by the gateway or TWS only.</summary>
    private static readonly FrozenSet<string> Own = FrozenSet.ToFrozenSet(
    [
        nameof(Order.OrderId), nameof(Order.ClientId), nameof(Order.PermId), nameof(Order.ParentId), nameof(Order.Action),
        nameof(Order.TotalQuantity), nameof(Order.OrderType), nameof(Order.LmtPrice), nameof(Order.AuxPrice), nameof(Order.Tif),
        nameof(Order.CashQty), nameof(Order.Account), nameof(Order.OrderRef), nameof(Order.Transmit), nameof(Order.WhatIf), nameof(Order.OcaGroup),
        nameof(Order.OcaType), nameof(Order.OutsideRth), nameof(Order.GoodAfterTime), nameof(Order.GoodTillDate), nameof(Order.AlgoStrategy),
        nameof(Order.AlgoParams), nameof(Order.Conditions), nameof(Order.AutoCancelDate), nameof(Order.FilledQuantity), nameof(Order.RefFuturesConId),
        nameof(Order.Shareholder), nameof(Order.ParentPermId), nameof(Order.Submitter), nameof(Order.BondAccruedInterest),
        nameof(Order.RouteMarketableToBbo), nameof(Order.BasisPoints), nameof(Order.BasisPointsType), nameof(Order.FaGroup),
        nameof(Order.FaMethod), nameof(Order.ModelCode),
    ]);

    private static readonly FrozenDictionary<string, PropertyInfo> Fields = typeof(Order).GetProperties()
        .Where(property => property.CanWrite && !Own.Contains(property.Name) && IsPlain(property.PropertyType))
        .ToFrozenDictionary(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name), StringComparer.OrdinalIgnoreCase);

    public override string Rule => "an object of further order fields by IB's names";

    public override string Example => """{"hidden":true}""";

    /// <summary>A JSON object as text, because there are too many fields to list; objects are accepted, too.</summary>
    public override JsonObject Schema() => new() { ["type"] = "string" };

    public override object Read(JsonElement value)
    {
        var changes = JsonMembers.Of(value, Rule, [.. Fields.Keys])
            .Select(member => (Field: Fields[member.Key], Value: ValueOf(Fields[member.Key], member.Key, member.Value))).ToList();
        return new FurtherFields(order =>
        {
            var copy = order with { };
            foreach (var (field, given) in changes)
                field.SetValue(copy, given);
            return copy;
        });
    }

    private static bool IsPlain(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is { } plain
        && (plain == typeof(string) || plain == typeof(bool) || plain == typeof(int) || plain == typeof(decimal) || plain == typeof(double));

    private static object ValueOf(PropertyInfo field, string name, JsonElement value)
    {
        var type = ArgumentTypes.For(field.PropertyType, Bounds.None)!;
        try
        {
            var read = type.Read(value);
            return read is string text && text.Any(c => c is < ' ' or > '~') ? throw new FormatException("printable ASCII text") : read;
        }
        catch (FormatException wrong)
        {
            throw new FormatException($"an object of order fields whose {name} is {wrong.Message}", wrong);
        }
    }
}

/// <summary>Fields of an order that have no argument of their own, by IB's names: every member of IB's order can be set.</summary>
[ArgumentFormat(typeof(FurtherFieldsArgument))]
internal sealed record FurtherFields(Func<Order, Order> Apply);
