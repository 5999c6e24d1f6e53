namespace TwsSimulator.Market;

/// <summary>When an instrument trades. Days are the calendar days of its zone; no holidays are kept.</summary>
/// <param name="Zone">The exchange's time zone; its id is what contract details name.</param>
/// <param name="Open">Start of the trading hours.</param>
/// <param name="Close">End of the trading hours; 24 hours means midnight.</param>
/// <param name="LiquidOpen">Start of the regular (liquid) hours.</param>
/// <param name="LiquidClose">End of the regular hours.</param>
/// <param name="Weekends">True when every day is a trading day.</param>
internal sealed record TradingCalendar(
    TimeZoneInfo Zone, TimeSpan Open, TimeSpan Close, TimeSpan LiquidOpen, TimeSpan LiquidClose, bool Weekends = false)
{
    private static readonly TimeSpan Midnight = TimeSpan.FromHours(24);

    public static TradingCalendar UsStocks { get; } =
        new(ExchangeZones.Eastern, new(4, 0, 0), new(20, 0, 0), new(9, 30, 0), new(16, 0, 0));

    public static TradingCalendar UsOptions { get; } =
        new(ExchangeZones.Eastern, new(9, 30, 0), new(16, 0, 0), new(9, 30, 0), new(16, 0, 0));

    public static TradingCalendar UsFutures { get; } =
        new(ExchangeZones.Central, TimeSpan.Zero, Midnight, new(8, 30, 0), new(15, 0, 0));

    public static TradingCalendar Forex { get; } =
        new(ExchangeZones.Eastern, TimeSpan.Zero, Midnight, TimeSpan.Zero, Midnight);

    public static TradingCalendar Crypto { get; } =
        new(ExchangeZones.Eastern, TimeSpan.Zero, Midnight, TimeSpan.Zero, Midnight, Weekends: true);

    public bool IsTradingDay(DateOnly day) => Weekends || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    public DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, Zone).DateTime);

    /// <summary>A wall-clock moment of the zone as an instant; 24:00 is the next day's midnight.</summary>
    public DateTimeOffset At(DateOnly day, TimeSpan wallClock)
    {
        var local = day.ToDateTime(TimeOnly.MinValue) + wallClock;
        if (Zone.IsInvalidTime(local))
            local = local.AddHours(1);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The hours of a trading day; from open to close, or the regular hours alone.</summary>
    public Session SessionOf(DateOnly day, bool regularOnly) =>
        new(day, At(day, regularOnly ? LiquidOpen : Open), At(day, regularOnly ? LiquidClose : Close));

    /// <summary>The whole calendar day: what an always open market calls today's session.</summary>
    public Session WholeDay(DateOnly day) => new(day, At(day, TimeSpan.Zero), At(day, Midnight));

    /// <summary>One trading day's hours, from <paramref name="Start"/> up to but without <paramref name="End"/>.</summary>
    internal readonly record struct Session(DateOnly Day, DateTimeOffset Start, DateTimeOffset End)
    {
        public bool Contains(DateTimeOffset time) => time >= Start && time < End;
    }
}
