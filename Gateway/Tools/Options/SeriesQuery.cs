namespace Gateway.Tools.Options;

/// <summary>Which expiration of an underlying's options is meant.</summary>
/// <param name="Expiration">yyyyMMdd or yyyyMM; null for the next one.</param>
/// <param name="MinDays">Days from today at least, when <paramref name="Expiration"/> is null.</param>
/// <param name="MaxDays">And at most; null for any.</param>
/// <param name="TradingClass">Null for the usual one.</param>
/// <param name="Exchange">Null for SMART, or the only one.</param>
internal sealed record SeriesQuery(string? Expiration = null, int MinDays = 0, int? MaxDays = null, string? TradingClass = null, string? Exchange = null);
