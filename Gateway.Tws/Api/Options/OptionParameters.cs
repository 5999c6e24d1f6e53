namespace Gateway.Tws.Api.Options;

/// <summary>The options that one exchange lists under one trading class, as a grid: not every strike exists for every expiration.</summary>
/// <param name="TradingClass">Tells series apart that share an underlying and an expiration, such as SPX and SPXW.</param>
/// <param name="Multiplier">Units of the underlying in one contract, as IB writes it.</param>
/// <param name="Expirations"><c>yyyyMMdd</c>, ascending.</param>
/// <param name="Strikes">Ascending.</param>
public sealed record OptionParameters(
    string Exchange, int UnderlyingConId, string TradingClass, string Multiplier, IReadOnlyList<string> Expirations, IReadOnlyList<decimal> Strikes);
