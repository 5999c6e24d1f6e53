namespace TwsSimulator.Market.Catalog;

/// <summary>The price grids of the instruments, by market rule id as reqMarketRule answers them.</summary>
internal static class MarketRules
{
    public static PriceGrid Cent { get; } = new(26, (0m, 0.01m));

    /// <summary>Options of the penny programme.</summary>
    public static PriceGrid PennyOptions { get; } = new(32, (0m, 0.01m), (3m, 0.05m));

    /// <summary>Options outside the penny programme, those on SPX among them.</summary>
    public static PriceGrid NickelOptions { get; } = new(110, (0m, 0.05m), (3m, 0.1m));

    public static PriceGrid IndexFutureOptions { get; } = new(557, (0m, 0.05m), (10m, 0.25m));

    public static PriceGrid QuarterPoint { get; } = new(67, (0m, 0.25m));

    public static PriceGrid Dime { get; } = new(2391, (0m, 0.1m));

    public static PriceGrid HalfCent { get; } = new(2392, (0m, 0.005m));

    public static PriceGrid HalfPip { get; } = new(239, (0m, 0.00005m));

    public static PriceGrid HalfYenPip { get; } = new(240, (0m, 0.005m));

    /// <summary>Pence in London.</summary>
    public static PriceGrid London { get; } = new(
        983, (0m, 0.005m), (20m, 0.01m), (50m, 0.02m), (100m, 0.05m), (200m, 0.1m), (500m, 0.2m), (1000m, 0.5m), (2000m, 1m), (5000m, 2m));

    public static PriceGrid Xetra { get; } = new(1678, (0m, 0.001m), (10m, 0.002m), (20m, 0.005m), (50m, 0.01m), (100m, 0.02m), (200m, 0.05m));

    public static PriceGrid Tokyo { get; } = new(1874, (0m, 0.1m), (1000m, 0.5m), (3000m, 1m), (10_000m, 5m));

    private static PriceGrid[] All { get; } =
        [Cent, PennyOptions, NickelOptions, IndexFutureOptions, QuarterPoint, Dime, HalfCent, HalfPip, HalfYenPip, London, Xetra, Tokyo];

    /// <summary>Null for an unknown rule.</summary>
    public static PriceGrid? Find(int ruleId) => Array.Find(All, grid => grid.RuleId == ruleId);
}
