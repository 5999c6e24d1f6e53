namespace Gateway.Tws.Api.MarketData;

/// <summary>Dividends (generic tick 456), in the contract's currency a share.</summary>
public sealed record DividendFigures(decimal? Past12Months, decimal? Next12Months, DateOnly? NextDate, decimal? NextAmount);
