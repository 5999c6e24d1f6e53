using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders;

/// <summary>The order types and times in force that a contract allows.</summary>
internal sealed record OrderTypesResult
{
    public required ContractInfo Contract { get; init; }

    [Description("Values of orderType that the contract has. TWS refuses other types with 387.")]
    public required IReadOnlyList<string> OrderTypes { get; init; }

    [Description("Values of tif that the contract has; DAY and GTC nearly always.")]
    public required IReadOnlyList<string> TimesInForce { get; init; }

    [Description("True when IB's algorithms are possible.")]
    public required bool Algorithms { get; init; }

    [Description("True when cashQty is possible.")]
    public required bool CashQuantity { get; init; }

    [Description("All codes of TWS.")]
    public required IReadOnlyList<string> TwsOrderTypes { get; init; }

    public required IReadOnlyList<string> Exchanges { get; init; }

    [Description("The smallest price increment.")]
    public decimal? MinTick { get; init; }

    public static OrderTypesResult Of(ContractDetails details)
    {
        var names = Split(details.OrderTypes);
        return new OrderTypesResult
        {
            Contract = ContractInfo.Of(details.Contract),
            OrderTypes = [.. Enum.GetValues<OrderKind>().Where(kind => TwsNames(kind).Any(names.Contains)).Select(EnumName<OrderKind>.Of)],
            TimesInForce = [.. Enum.GetValues<TimeInForce>().Select(EnumName<TimeInForce>.Of).Where(names.Contains)],
            Algorithms = names.Contains("ALGO"),
            CashQuantity = names.Contains("CASHQTY"),
            TwsOrderTypes = names,
            Exchanges = Split(details.ValidExchanges),
            MinTick = details.MinTick > 0 ? details.MinTick : null,
        };
    }

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The names of an order type in contract details; they differ from those of an order's type field.</summary>
    private static string[] TwsNames(OrderKind kind) => kind switch
    {
        OrderKind.StopLimit => ["STPLMT"],
        OrderKind.TrailLimit => ["TRAILLMT"],
        OrderKind.TrailIfTouched => ["TRAILMIT"],
        OrderKind.TrailLimitIfTouched => ["TRAILLIT"],
        OrderKind.MarketOnOpen or OrderKind.LimitOnOpen => ["OPG"],
        OrderKind.MarketProtected => ["MKTPROT", "MKTPRT"],
        OrderKind.StopProtected => ["STPPRT", "STPPROT"],
        OrderKind.Midprice => ["MIDPX"],
        OrderKind.PassiveRelative => ["PASSVREL"],
        OrderKind.PegPrimary => ["PEGPRIM", "REL"],
        OrderKind.PegBest => ["IBKRATS", "PEGBEST"],
        OrderKind.SnapPrimary => ["SNAPREL"],
        _ => [EnumName<OrderKind>.Of(kind).Replace(" ", "", StringComparison.Ordinal)],
    };
}

/// <summary>A list of orders.</summary>
internal sealed record OrdersResult : IToolSummary
{
    public required IReadOnlyList<OrderRow> Orders { get; init; }

    public required int Count { get; init; }

    [Description("False when TWS did not finish the list in time: there may be more orders. Complete and empty means that there are none.")]
    public required bool Complete { get; init; }

    [Description("When orders is empty: what was searched.")]
    public string? Searched { get; init; }

    public static OrdersResult Of(IEnumerable<OrderEntry> entries, bool complete, string searched)
    {
        var rows = entries.Select(OrderRow.Of).ToList();
        return new OrdersResult { Orders = rows, Count = rows.Count, Complete = complete, Searched = rows.Count > 0 ? null : searched };
    }

    string IToolSummary.Summary => Count == 0
        ? Complete ? "No orders." : "No orders yet: TWS did not finish the list."
        : string.Create(
            CultureInfo.InvariantCulture, $"{Count} orders: {string.Join("; ", Orders.Take(5).Select(Line))}{(Count > 5 ? " ..." : ".")}");

    private static string Line(OrderRow row)
    {
        var order = row.Order;
        var terms = OutcomeLine.Terms(row.Contract, order.Action, order.TotalQuantity, order.OrderType, order.LmtPrice ?? order.AuxPrice);
        return $"{terms} {row.Status ?? "unknown"}";
    }
}

/// <summary>The state of an order at the end of a wait.</summary>
internal sealed record OrderWaitResult
{
    [Description("True when the order reached this state. If it is false and the order is working, wait again.")]
    public required bool Reached { get; init; }

    public required double WaitedSeconds { get; init; }

    public required OrderRow Order { get; init; }
}

/// <summary>The state that a wait for an order ends at.</summary>
internal enum OrderMilestone
{
    /// <summary>All of it has traded.</summary>
    [JsonStringEnumMemberName("filled")]
    Filled,

    /// <summary>TWS has taken or refused it.</summary>
    [JsonStringEnumMemberName("acked")]
    Acknowledged,

    /// <summary>Filled, cancelled or rejected: nothing more will happen.</summary>
    [JsonStringEnumMemberName("terminal")]
    Terminal,
}
