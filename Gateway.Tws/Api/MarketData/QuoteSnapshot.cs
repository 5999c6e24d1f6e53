using Gateway.Tws.Session;

namespace Gateway.Tws.Api.MarketData;

/// <summary>One quote as an answer.</summary>
/// <param name="Complete">False when the time ran out before prices and every requested generic tick were there: fields that are null may exist.</param>
/// <param name="Warnings">Advice that TWS gave with the data, such as 10167 (delayed data is sent instead).</param>
public sealed record QuoteSnapshot(Quote Quote, bool Complete, IReadOnlyList<TwsError> Warnings);
