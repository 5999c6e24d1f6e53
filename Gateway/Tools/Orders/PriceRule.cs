namespace Gateway.Tools.Orders;

/// <summary>Which prices an order type has.</summary>
internal sealed record PriceRule(Need Limit, Need Stop, bool Trails = false, Need Offset = Need.No)
{
    public static PriceRule Of(OrderKind kind) => kind switch
    {
        OrderKind.Limit or OrderKind.LimitOnClose or OrderKind.LimitOnOpen => new PriceRule(Need.Must, Need.No),
        OrderKind.Stop or OrderKind.StopProtected or OrderKind.MarketIfTouched => new PriceRule(Need.No, Need.Must),
        OrderKind.StopLimit or OrderKind.LimitIfTouched => new PriceRule(Need.Must, Need.Must),
        OrderKind.Trail or OrderKind.TrailIfTouched => new PriceRule(Need.No, Need.May, Trails: true),
        OrderKind.TrailLimit => new PriceRule(Need.May, Need.Must, Trails: true),
        OrderKind.TrailLimitIfTouched => new PriceRule(Need.May, Need.May, Trails: true),
        OrderKind.Midprice or OrderKind.PegStock or OrderKind.PegBenchmark or OrderKind.PegBest or OrderKind.Volatility => new PriceRule(Need.May, Need.No),
        OrderKind.Relative or OrderKind.PassiveRelative or OrderKind.PegMarket or OrderKind.PegPrimary or OrderKind.PegMid
            or OrderKind.SnapMarket or OrderKind.SnapPrimary or OrderKind.SnapMid => new PriceRule(Need.May, Need.No, Offset: Need.May),
        _ => new PriceRule(Need.No, Need.No),
    };
}
