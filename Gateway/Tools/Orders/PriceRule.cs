namespace Gateway.Tools.Orders;

/// <summary>Which prices an order type has.</summary>
internal sealed record PriceRule(Need Limit, Need Stop, bool Trails)
{
    public static PriceRule Of(OrderKind kind) => kind switch
    {
        OrderKind.Limit or OrderKind.LimitOnClose or OrderKind.LimitOnOpen => new PriceRule(Need.Must, Need.No, Trails: false),
        OrderKind.Stop or OrderKind.MarketIfTouched => new PriceRule(Need.No, Need.Must, Trails: false),
        OrderKind.StopLimit or OrderKind.LimitIfTouched => new PriceRule(Need.Must, Need.Must, Trails: false),
        OrderKind.Trail => new PriceRule(Need.No, Need.May, Trails: true),
        OrderKind.TrailLimit => new PriceRule(Need.May, Need.Must, Trails: true),
        OrderKind.Midprice => new PriceRule(Need.May, Need.No, Trails: false),
        _ => new PriceRule(Need.No, Need.No, Trails: false),
    };
}
