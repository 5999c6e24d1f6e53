using Gateway.Tws.Model;

namespace Gateway.Tws.Api.Lines;

/// <summary>The subscriptions that are open at TWS, and their limits.</summary>
public sealed record OpenLines(IReadOnlyList<OpenLine> Lines, LineLimits Limits)
{
    public int Count(StreamKind kind) => Lines.Count(line => line.Kind == kind);
}

/// <summary>One subscription that is open at TWS.</summary>
/// <param name="Readers">How many share it.</param>
public sealed record OpenLine(StreamKind Kind, Contract Contract, int Readers);

/// <summary>The kinds of subscription whose number TWS limits.</summary>
public enum StreamKind
{
    Quotes,
    Ticks,
    Depth,
    RealTimeBars,

    /// <summary>History that is kept up to date.</summary>
    Bars,
}

/// <summary>How many subscriptions TWS allows at one time. It grows with commissions and equity, and by quote boosters.</summary>
public sealed record LineLimits
{
    /// <summary>Quotes and five-second bars together. Default 100, as every user has.</summary>
    public int MarketData { get; init; } = 100;

    /// <summary>Order books: one in a hundred lines, at least 3, at most 60.</summary>
    public int Depth => Math.Clamp(MarketData / 100, 3, 60);

    /// <summary>Streams of single ticks: one in twenty, at least one.</summary>
    public int Ticks => Math.Max(MarketData / 20, 1);

    /// <summary>History that is kept up to date. Default 50, as many as TWS keeps of open history requests.</summary>
    public int Bars { get; init; } = 50;
}
