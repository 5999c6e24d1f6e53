namespace Gateway.Tws.Model;

/// <summary>The price step from a price on.</summary>
public sealed record PriceIncrement(decimal LowEdge, decimal Increment);
