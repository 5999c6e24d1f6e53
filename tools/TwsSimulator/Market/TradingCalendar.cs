namespace TwsSimulator.Market;

/// <summary>When an instrument trades: hours, weekends, holidays and early closes, in the exchange's own time.</summary>
/// <param name="Zone">The exchange's time zone; its id is what contract details name.</param>
/// <param name="Open">Start of the trading hours; below zero on the evening before.</param>
/// <param name="Close">End of the trading hours; 24 hours means midnight.</param>
/// <param name="LiquidOpen">Start of the regular (liquid) hours.</param>
/// <param name="LiquidClose">End of the regular hours.</param>
/// <param name="Holidays">Days without trading and early closes.</param>
internal sealed record TradingCalendar(
    TimeZoneInfo Zone, TimeSpan Open, TimeSpan Close, TimeSpan LiquidOpen, TimeSpan LiquidClose, ExchangeHolidays Holidays)
{
    private static readonly TimeSpan Midnight = TimeSpan.FromHours(24);

    public static TradingCalendar UsStocks { get; } =
        new(ExchangeZones.Eastern, new(4, 0, 0), new(20, 0, 0), new(9, 30, 0), new(16, 0, 0), ExchangeHolidays.NewYork);

    public static TradingCalendar UsOptions { get; } = Regular(ExchangeZones.Eastern, new(9, 30, 0), new(16, 0, 0), ExchangeHolidays.NewYork);

    public static TradingCalendar UsBonds { get; } = Regular(ExchangeZones.Eastern, new(8, 0, 0), new(17, 0, 0), ExchangeHolidays.NewYork);

    /// <summary>From 17:00 in Chicago on the evening before.</summary>
    public static TradingCalendar UsFutures { get; } =
        new(ExchangeZones.Central, -new TimeSpan(7, 0, 0), new(16, 0, 0), new(8, 30, 0), new(16, 0, 0), ExchangeHolidays.Chicago);

    /// <summary>From 19:00 in Chicago on the evening before.</summary>
    public static TradingCalendar Grains { get; } =
        new(ExchangeZones.Central, -new TimeSpan(5, 0, 0), new(13, 20, 0), new(8, 30, 0), new(13, 20, 0), ExchangeHolidays.Chicago);

    /// <summary>From 17:15 in New York on the evening before, without a difference between hours.</summary>
    public static TradingCalendar Forex { get; } =
        Regular(ExchangeZones.Eastern, -new TimeSpan(6, 45, 0), new(17, 0, 0), ExchangeHolidays.Banks);

    public static TradingCalendar Crypto { get; } =
        Regular(ExchangeZones.Eastern, TimeSpan.Zero, Midnight, ExchangeHolidays.None) with { Weekends = true };

    public static TradingCalendar London { get; } = Regular(ExchangeZones.London, new(8, 0, 0), new(16, 30, 0), ExchangeHolidays.London);

    public static TradingCalendar Xetra { get; } = Regular(ExchangeZones.Frankfurt, new(9, 0, 0), new(17, 30, 0), ExchangeHolidays.Frankfurt);

    public static TradingCalendar Tokyo { get; } = Regular(ExchangeZones.Tokyo, new(9, 0, 0), new(15, 30, 0), ExchangeHolidays.Tokyo);

    /// <summary>True when every day is a trading day.</summary>
    public bool Weekends { get; init; }

    public bool IsTradingDay(DateOnly day) =>
        (Weekends || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) && Holidays.CloseOf(day) != TimeSpan.Zero;

    /// <summary>The date of a moment in the exchange's zone.</summary>
    public DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, Zone).DateTime);

    /// <summary>The day in whose session a moment may lie: after an evening opening the next one.</summary>
    public DateOnly SessionDayOf(DateTimeOffset time) => Open >= TimeSpan.Zero ? DayOf(time) : DayOf(time - Open);

    /// <summary>A wall-clock moment of the zone as an instant; 24:00 is the next day's midnight.</summary>
    public DateTimeOffset At(DateOnly day, TimeSpan wallClock)
    {
        var local = day.ToDateTime(TimeOnly.MinValue) + wallClock;
        if (Zone.IsInvalidTime(local))
            local = local.AddHours(1);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The day's session; null when it is no trading day.</summary>
    public Session? SessionOn(DateOnly day, bool regularOnly) => IsTradingDay(day) ? SessionOf(day, regularOnly) : null;

    /// <summary>Sessions from a day backwards.</summary>
    public IEnumerable<Session> Back(DateOnly day, bool regularOnly)
    {
        for (; ; day = day.AddDays(-1))
        {
            if (SessionOn(day, regularOnly) is { } session)
                yield return session;
        }
    }

    /// <summary>The first session after a day.</summary>
    public Session Next(DateOnly day, bool regularOnly)
    {
        while (true)
        {
            day = day.AddDays(1);
            if (SessionOn(day, regularOnly) is { } session)
                return session;
        }
    }

    /// <summary>
    /// The hours of a trading day; from open to close, or the regular hours alone. Extended hours end as much earlier as the regular ones.
    /// </summary>
    public Session SessionOf(DateOnly day, bool regularOnly)
    {
        var liquidClose = Holidays.CloseOf(day) is { } early && early > TimeSpan.Zero && early < LiquidClose ? early : LiquidClose;
        return regularOnly
            ? new Session(day, At(day, LiquidOpen), At(day, liquidClose))
            : new Session(day, At(day, Open), At(day, Close - LiquidClose + liquidClose));
    }

    /// <summary>The whole calendar day.</summary>
    public Session WholeDay(DateOnly day) => new(day, At(day, TimeSpan.Zero), At(day, Midnight));

    private static TradingCalendar Regular(TimeZoneInfo zone, TimeSpan open, TimeSpan close, ExchangeHolidays holidays) =>
        new(zone, open, close, open, close, holidays);

    /// <summary>One trading day's hours, from <paramref name="Start"/> up to but without <paramref name="End"/>.</summary>
    internal readonly record struct Session(DateOnly Day, DateTimeOffset Start, DateTimeOffset End)
    {
        public bool Contains(DateTimeOffset time) => time >= Start && time < End;
    }
}
