namespace Gateway.Tws.Model;

/// <summary>How much was traded at one price.</summary>
public sealed record HistogramEntry(decimal Price, decimal Size);
