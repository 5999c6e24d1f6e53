namespace Gateway.Tools.Contracts;

/// <summary>One stretch of trading.</summary>
/// <param name="Day">The trading day: that of its end, as of a future that opens the evening before.</param>
internal readonly record struct TradingSession(DateOnly Day, DateTimeOffset Start, DateTimeOffset End)
{
    public bool Contains(DateTimeOffset time) => time >= Start && time < End;
}
