namespace Gateway.Tws.Api.Lines;

/// <summary>What a subscription at TWS delivers, as far as TWS limits how many there are.</summary>
public enum StreamKind
{
    Quotes,
    Ticks,
    Depth,
    RealTimeBars,

    /// <summary>History that is kept up to date.</summary>
    Bars,
}
