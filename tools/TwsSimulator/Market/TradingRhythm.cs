using System.Collections.Concurrent;

namespace TwsSimulator.Market;

/// <summary>
/// The clock of a market: it runs with the regular hours, slowly outside them, and hardly at all on weekends and holidays. So a market opens near
/// to where it closed.
/// </summary>
/// <remarks>One unit is a minute of regular trading. Immutable.</remarks>
internal sealed class TradingRhythm
{
    private const double Quiet = 0.02;
    private const double Closed = 0.006;
    private const int MinutesPerDay = 1440;
    private const int Days = 365 * 20;
    private const double DaysPerYear = 365.25;

    private static readonly DateOnly First = new(2017, 1, 1);
    private static readonly int FirstDay = First.DayNumber - new DateOnly(1970, 1, 1).DayNumber;
    private static readonly ConcurrentDictionary<TradingCalendar, TradingRhythm> Known = new();

    private readonly TradingCalendar _calendar;
    private readonly double[] _starts = new double[Days + 1];
    private readonly byte[] _kinds = new byte[Days];
    private readonly List<Profile> _profiles = [];

    private TradingRhythm(TradingCalendar calendar)
    {
        _calendar = calendar;
        for (var day = 0; day < Days; day++)
        {
            var profile = ProfileOf(calendar, First.AddDays(day));
            _kinds[day] = KindOf(profile);
            _starts[day + 1] = _starts[day] + profile.Until(MinutesPerDay);
        }
        UnitsPerYear = _starts[^1] / Days * DaysPerYear;
    }

    /// <summary>Units of a mean year.</summary>
    public double UnitsPerYear { get; }

    public static TradingRhythm Of(TradingCalendar calendar) => Known.GetOrAdd(calendar, static one => new TradingRhythm(one));

    /// <summary>Minutes that the exchange's wall clock is ahead of UTC in an hour counted from 1970. A market without weekends keeps UTC.</summary>
    public int OffsetOf(long hour) => _calendar.Weekends
        ? 0
        : (int)_calendar.Zone.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(hour * 3600)).TotalMinutes;

    /// <summary>The market's time at a minute of the wall clock, counted from 1970.</summary>
    public double At(long wallMinute)
    {
        var day = (int)Math.Floor(wallMinute / (double)MinutesPerDay) - FirstDay;
        var minute = wallMinute - (day + FirstDay) * (long)MinutesPerDay;
        if (day < 0 || day >= Days)
            return (day + minute / (double)MinutesPerDay) * _starts[^1] / Days;
        return _starts[day] + _profiles[_kinds[day]].Until(minute);
    }

    /// <summary>Days are of few kinds.</summary>
    private byte KindOf(Profile profile)
    {
        var kind = _profiles.IndexOf(profile);
        if (kind >= 0)
            return (byte)kind;
        _profiles.Add(profile);
        return (byte)(_profiles.Count - 1);
    }

    private static Profile ProfileOf(TradingCalendar calendar, DateOnly day)
    {
        var isTradingDay = calendar.IsTradingDay(day);
        var (from, to) = (0.0, 0.0);
        if (isTradingDay)
        {
            var session = calendar.SessionOf(day, regularOnly: true);
            from = Math.Max(calendar.LiquidOpen.TotalMinutes, 0);
            to = from + (session.End - session.Start).TotalMinutes + Math.Min(calendar.LiquidOpen.TotalMinutes, 0);
        }
        var evening = calendar.LiquidOpen < TimeSpan.Zero && calendar.IsTradingDay(day.AddDays(1))
            ? MinutesPerDay + calendar.LiquidOpen.TotalMinutes
            : MinutesPerDay;
        return new Profile(isTradingDay ? Quiet : Closed, from, to, evening);
    }

    /// <summary>How fast a day's time runs: 1 in the regular hours and from the evening's opening on, slower in the rest.</summary>
    private readonly record struct Profile(double Slow, double From, double To, double Evening)
    {
        public double Until(double minute) => Slow * minute
            + (1 - Slow) * (Math.Clamp(minute - From, 0, To - From) + Math.Max(minute - Evening, 0));
    }
}
