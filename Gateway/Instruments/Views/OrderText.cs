using System.Collections;
using Gateway.Text;
using Gateway.Tws.Model;

namespace Gateway.Instruments.Views;

/// <summary>The text of an order for a person to approve: everything that a tool of this gateway can set.</summary>
internal static class OrderText
{
    private static readonly Order Plain = new();

    /// <summary>Members that <see cref="Parts"/> writes itself; every other one is shown by its name where it is set.</summary>
    private static readonly HashSet<string> Worded =
    [
        nameof(Order.Action), nameof(Order.TotalQuantity), nameof(Order.OrderType), nameof(Order.LmtPrice), nameof(Order.AuxPrice),
        nameof(Order.TrailStopPrice), nameof(Order.TrailingPercent), nameof(Order.LmtPriceOffset), nameof(Order.Tif), nameof(Order.GoodTillDate),
        nameof(Order.OutsideRth), nameof(Order.Transmit), nameof(Order.Account), nameof(Order.OrderRef), nameof(Order.CashQty), nameof(Order.OrderId),
        nameof(Order.ClientId), nameof(Order.PermId), nameof(Order.WhatIf), nameof(Order.Submitter), nameof(Order.FilledQuantity),
        nameof(Order.BondAccruedInterest), nameof(Order.Conditions),
    ];

    /// <summary>
    /// Such as "BUY 100 AAPL STK SMART USD (conId 265598), LMT, limit 189.50, tif DAY, value 18950 USD, account DU1234567, reference gw-1".
    /// </summary>
    /// <param name="names">The names of contracts that the order mentions by id only (<see cref="OrderNames"/>).</param>
    /// <param name="value">Its value with the currency; null when that is not known.</param>
    public static string Of(Contract contract, Order order, IReadOnlyDictionary<int, string> names, string? value = null) =>
        string.Join(", ", Parts(contract, order, names, value));

    /// <summary>Such as "AAPL OPT 20261218 200 C x100 SMART USD (conId 1)".</summary>
    public static string NameOf(Contract contract) => NameOf(contract, OrderNames.None);

    private static IEnumerable<string> Parts(
        Contract contract, Order order, IReadOnlyDictionary<int, string> names, string? value)
    {
        var size = order.TotalQuantity is null && order.CashQty is { } cash
            ? $"{Show(cash)} {contract.Currency} worth of"
            : Show(order.TotalQuantity);
        yield return $"{order.Action} {size} {NameOf(contract, names)}";
        yield return order.OrderType;
        foreach (var (name, given) in new (string, decimal?)[]
        {
            ("limit", order.LmtPrice), (StopNameOf(order), order.AuxPrice), ("first stop", order.TrailStopPrice),
            ("trailing per cent", order.TrailingPercent), ("limit offset", order.LmtPriceOffset),
        })
        {
            if (given is { } price)
                yield return $"{name} {Show(price)}";
        }

        yield return $"tif {(order.Tif.Length > 0 ? order.Tif : "DAY")}"
            + $"{(order.GoodTillDate.Length > 0 ? $" until {OrderTimeText.Of(order.GoodTillDate)}" : string.Empty)}";
        if (order.OutsideRth)
            yield return "also outside regular trading hours";
        foreach (var condition in ConditionText.Of(order.Conditions, names))
            yield return (order.ConditionsCancelOrder ? "cancelled " : string.Empty) + condition;
        foreach (var further in Further(order))
            yield return further;
        if (!order.Transmit)
            yield return "left untransmitted in TWS";
        if (value is not null)
            yield return $"value {value}";
        if (order.Account.Length > 0)
            yield return $"account {order.Account}";
        if (order.OrderRef.Length > 0)
            yield return $"reference {UntrustedText.Show(order.OrderRef)}";
    }

    private static IEnumerable<string> Further(Order order)
    {
        foreach (var member in typeof(Order).GetProperties().Where(member => member.CanWrite && !Worded.Contains(member.Name)))
        {
            var value = member.GetValue(order);
            if (value is not null && !value.Equals(member.GetValue(Plain)) && TextOf(value) is { Length: > 0 } text)
                yield return $"{JsonNamingPolicy.CamelCase.ConvertName(member.Name)} {text}";
        }
    }

    private static string TextOf(object value) => value switch
    {
        string text => UntrustedText.Show(text),
        IEnumerable list => string.Join(" and ", list.Cast<object>().Select(TextOf)),
        TagValue pair => UntrustedText.Show($"{pair.Tag}={pair.Value}"),
        OrderComboLeg leg => Show(leg.Price),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string NameOf(Contract contract, IReadOnlyDictionary<int, string> names)
    {
        string[] parts =
        [
            contract.Symbol, contract.SecType, contract.LastTradeDateOrContractMonth, contract.Strike is > 0 ? Show(contract.Strike) : string.Empty,
            contract.Right, contract.Multiplier.Length > 0 ? $"x{contract.Multiplier}" : string.Empty, contract.Exchange, contract.Currency,
        ];
        var name = string.Join(' ', parts.Where(part => part.Length > 0).Select(UntrustedText.Show));
        var each = contract.ComboLegs.Select(leg =>
            string.Create(CultureInfo.InvariantCulture, $"{leg.Action} {leg.Ratio} {OrderNames.Of(names, leg.ConId)}"));
        var legs = contract.ComboLegs.Count == 0 ? string.Empty : $" of {string.Join(" and ", each)}";
        return string.Create(CultureInfo.InvariantCulture, $"{name}{legs}{(contract.ConId > 0 ? $" (conId {contract.ConId})" : string.Empty)}");
    }

    private static string StopNameOf(Order order) => order.OrderType.StartsWith("TRAIL", StringComparison.Ordinal) ? "trailing amount" : "stop";

    private static string Show(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture) ?? "?";
}
