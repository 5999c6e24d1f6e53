using Gateway.Registry;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders;

/// <summary>An order as a caller asks for it: checked against the rules of its type, then made into IB's order.</summary>
internal sealed record OrderTicket
{
    public required OrderAction Action { get; init; }

    public required decimal Quantity { get; init; }

    public required OrderKind Kind { get; init; }

    public decimal? LimitPrice { get; init; }

    public decimal? StopPrice { get; init; }

    public decimal? TrailAmount { get; init; }

    public decimal? TrailPercent { get; init; }

    public decimal? LimitOffset { get; init; }

    public TimeInForce Tif { get; init; }

    public DateTimeOffset? GoodTillDate { get; init; }

    public bool OutsideRth { get; init; }

    public bool Transmit { get; init; } = true;

    /// <exception cref="ToolException">A price that the type needs is missing, or one that it does not have is given.</exception>
    public Order ToOrder(string account, string orderRef)
    {
        CheckPrices();
        CheckTime();
        var isTrail = Kind is OrderKind.Trail or OrderKind.TrailLimit;
        return new Order
        {
            Action = WireName<OrderAction>.Of(Action),
            TotalQuantity = Quantity,
            OrderType = Kind switch
            {
                OrderKind.MarketOnOpen => "MKT",
                OrderKind.LimitOnOpen => "LMT",
                _ => WireName<OrderKind>.Of(Kind),
            },
            LmtPrice = LimitPrice,
            AuxPrice = isTrail ? TrailAmount : StopPrice,
            TrailStopPrice = isTrail ? StopPrice : null,
            TrailingPercent = TrailPercent,
            LmtPriceOffset = LimitOffset,
            Tif = Kind is OrderKind.MarketOnOpen or OrderKind.LimitOnOpen ? "OPG" : WireName<TimeInForce>.Of(Tif),
            GoodTillDate = GoodTillDate is { } until ? TwsTime.Format(until) : string.Empty,
            OutsideRth = OutsideRth,
            Transmit = Transmit,
            Account = account,
            OrderRef = orderRef,
        };
    }

    private void CheckPrices()
    {
        var rule = PriceRule.Of(Kind);
        Check("limitPrice", LimitPrice, rule.Limit, "189.50");
        Check("stopPrice", StopPrice, rule.Stop, "180");
        Check("trailAmount", TrailAmount, rule.Trails ? Need.May : Need.No, "2.50");
        Check("trailPercent", TrailPercent, rule.Trails ? Need.May : Need.No, "5");
        Check("limitOffset", LimitOffset, Kind == OrderKind.TrailLimit ? Need.May : Need.No, "0.10");
        if (rule.Trails && (TrailAmount is null) == (TrailPercent is null))
            throw Wrong("trailAmount", $"or trailPercent, one of the two, is required for a {Name} order", "2.50");
        if (Kind == OrderKind.TrailLimit && (LimitPrice is null) == (LimitOffset is null))
            throw Wrong("limitOffset", $"or limitPrice, one of the two, is required for a {Name} order", "0.10");
    }

    private void CheckTime()
    {
        if (Tif == TimeInForce.UntilDate && GoodTillDate is null)
            throw Wrong("goodTillDate", "is required for tif GTD", "2026-01-30T20:00:00Z");
        if (Tif != TimeInForce.UntilDate && GoodTillDate is not null)
            throw Wrong("goodTillDate", $"belongs to tif GTD only, not to {WireName<TimeInForce>.Of(Tif)}", "leave it out");
    }

    private void Check(string field, decimal? value, Need need, string example)
    {
        if (value is null && need == Need.Must)
            throw Wrong(field, $"is required for a {Name} order", example);
        if (value is not null && need == Need.No)
            throw Wrong(field, $"does not belong to a {Name} order", "leave it out, or choose another orderType");
    }

    private string Name => WireName<OrderKind>.Of(Kind);

    private static ToolException Wrong(string field, string rule, string example) =>
        ToolErrors.InvalidArgument($"{field}: {rule}; example: {example}", "Nothing was sent.");
}
