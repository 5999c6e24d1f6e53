namespace Gateway.Tws.Api.Lines;

/// <summary>Every subscription that is open at TWS, and how many there may be.</summary>
public sealed record OpenLines(IReadOnlyList<OpenLine> Lines, LineLimits Limits)
{
    public int Count(StreamKind kind) => Lines.Count(line => line.Kind == kind);
}
