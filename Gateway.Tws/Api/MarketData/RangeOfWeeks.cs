namespace Gateway.Tws.Api.MarketData;

/// <summary>Lowest and highest price over a number of weeks.</summary>
public sealed record RangeOfWeeks(decimal? Low, decimal? High);
