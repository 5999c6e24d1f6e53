using Gateway.Tws.Session;

namespace Gateway.Tws.Api.MarketData;

/// <summary>How far a line has come, for a caller who waits for a complete quote.</summary>
internal readonly record struct QuoteView(bool HasTicks, bool HasPrices, bool HasGenericTicks, bool HasRest, TwsException? Error)
{
    public bool IsComplete => HasPrices && HasGenericTicks;
}
