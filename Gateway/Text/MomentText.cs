using System.Text.RegularExpressions;

namespace Gateway.Text;

/// <summary>A day, or a moment, as people and IB write it. The year comes first, or the month is a word: "01/12/2026" is never guessed.</summary>
/// <param name="Day">As written.</param>
/// <param name="Time">The time of day since midnight, up to 24 hours; null for a day alone.</param>
/// <param name="Offset">From UTC; null when the text has none.</param>
/// <param name="Zone">The name of a time zone, as written; null when the text names none.</param>
/// <remarks>
/// 2026-12-01, 20261201, 2026/12/01, 1 Dec 2026; then 16:00, 16:00:30, 4 pm after a space, a comma or T; then Z, +01:00 or a zone such as
/// US/Eastern; EST and the like are offsets (<see cref="ZoneAbbreviations"/>). <c>20261201-16:00:00</c> is IB's form of UTC. Ten or thirteen digits
/// are seconds or milliseconds since 1970.
/// </remarks>
internal sealed partial record MomentText(DateOnly Day, TimeSpan? Time, TimeSpan? Offset, string? Zone)
{
    public const string DayRule = "a day such as 2026-12-01 or 20261201";
    public const string Rule = "a date and time such as 2026-12-01 16:00 America/New_York, 2026-12-01T21:00:00Z, 20261201 16:00:00 US/Eastern or a "
        + "day such as 2026-12-01";

    private const int LongestText = 80;

    /// <summary>Whether the text says which moment of the world it is.</summary>
    public bool HasZone => Offset is not null || Zone is not null;

    /// <exception cref="FormatException">The text is no moment, or can be read in two ways; the message follows "must be".</exception>
    public static MomentText Parse(string text)
    {
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length is 0 or > LongestText)
            throw new FormatException(Rule);
        if (Epoch().IsMatch(text))
            return OfEpoch(text);
        if (DayFirst().Match(text) is { Success: true } unclear)
            throw new FormatException(DoubtOf(unclear));
        if (Parts().Match(text) is not { Success: true } match)
            throw new FormatException(Rule);
        var day = DayOf(match);
        if (!match.Groups["hour"].Success)
            return match.Groups["zone"].Success ? throw new FormatException(Rule) : new MomentText(day, null, null, null);
        var time = TimeOf(match);
        if (match.Groups["utc"].Success)
            return match.Groups["zone"].Success ? throw new FormatException(Rule) : new MomentText(day, time, TimeSpan.Zero, null);
        return match.Groups["zone"] is { Success: true, Value: var zone }
            ? (OffsetOf(zone) ?? ZoneAbbreviations.OffsetOf(zone.Trim('[', ']'), day, time)) is { } offset
                ? new MomentText(day, time, offset, null)
                : new MomentText(day, time, null, zone.Trim('[', ']'))
            : new MomentText(day, time, null, null);
    }

    /// <summary>A day alone.</summary>
    /// <exception cref="FormatException">The text is no day, or has a time; the message follows "must be".</exception>
    public static DateOnly ParseDay(string text)
    {
        MomentText read;
        try
        {
            read = Parse(text);
        }
        catch (FormatException broken) when (broken.Message == Rule)
        {
            throw new FormatException(DayRule, broken);
        }
        return read.Time is null ? read.Day : throw new FormatException($"{DayRule}, without a time");
    }

    /// <summary>The moment; a day alone is its beginning.</summary>
    /// <param name="zone">Of a text without an offset: the zone that it names, or the one that is meant.</param>
    /// <exception cref="FormatException">The clocks skip this time; the message follows "must be".</exception>
    public DateTimeOffset At(TimeZoneInfo zone) => Time is not { } time
        ? LocalTime.BeginOf(Day, zone)
        : Offset is { } offset
            ? new DateTimeOffset(Day.ToDateTime(TimeOnly.MinValue) + time, TimeSpan.Zero) - offset
            : LocalTime.At(Day.ToDateTime(TimeOnly.MinValue) + time, zone);

    /// <summary>The same, but a day alone is its last second.</summary>
    /// <inheritdoc cref="At"/>
    public DateTimeOffset AtEnd(TimeZoneInfo zone) => Time is null ? LocalTime.EndOf(Day, zone) : At(zone);

    private static MomentText OfEpoch(string digits)
    {
        var number = long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        var utc = (digits.Length == 10 ? DateTimeOffset.FromUnixTimeSeconds(number) : DateTimeOffset.FromUnixTimeMilliseconds(number)).UtcDateTime;
        return new MomentText(DateOnly.FromDateTime(utc), utc.TimeOfDay, TimeSpan.Zero, null);
    }

    private static DateOnly DayOf(Match match)
    {
        var year = Number(match, "year");
        var month = match.Groups["month"].Success ? Number(match, "month") : MonthOf(match.Groups["name"].Value);
        var day = Number(match, "day");
        return year is >= 1900 and <= 2999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : throw new FormatException($"a day of the calendar, such as 2026-12-01; {year:0000}-{month:00}-{day:00} is none");
    }

    private static TimeSpan TimeOf(Match match)
    {
        var (hour, minute, second) = (Number(match, "hour"), Number(match, "minute"), Number(match, "second"));
        var half = match.Groups["half"].Value.ToUpperInvariant();
        if (half.Length > 0)
            hour = hour is >= 1 and <= 12 ? (hour % 12) + (half[0] == 'P' ? 12 : 0) : -1;
        var fraction = match.Groups["fraction"] is { Success: true, Value: var digits }
            ? (long)(decimal.Parse("0." + digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond)
            : 0;
        var time = new TimeSpan(0, hour, minute, second) + TimeSpan.FromTicks(fraction);
        return hour >= 0 && minute < 60 && second < 60 && time <= TimeSpan.FromDays(1)
            ? time
            : throw new FormatException("a time of day from 00:00 to 24:00, such as 2026-12-01 16:00");
    }

    private static TimeSpan? OffsetOf(string zone)
    {
        if (zone.ToUpperInvariant() is "Z" or "UTC" or "GMT")
            return TimeSpan.Zero;
        // "2026-12-01T16:00:00-05:00[America/New_York]": the offset says which moment it is.
        if (Utc().Match(zone) is not { Success: true } match)
            return null;
        var offset = new TimeSpan(Number(match, "hours"), Number(match, "minutes"), 0);
        return offset <= TimeSpan.FromHours(14)
            ? match.Groups["sign"].Value == "+" ? offset : -offset
            : throw new FormatException("an offset from -14:00 to +14:00, such as 2026-12-01T16:00:00-05:00");
    }

    private static int MonthOf(string name) =>
        Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames, month =>
            month.Length > 0 && name.StartsWith(month, StringComparison.OrdinalIgnoreCase)) + 1;

    private static string DoubtOf(Match match)
    {
        var (first, second, year) = (Number(match, "first"), Number(match, "second"), Number(match, "year"));
        if (year < 100)
            year += 2000;
        var readings = new[] { (Month: second, Day: first), (Month: first, Day: second) }
            .Where(one => one.Month is >= 1 and <= 12 && one.Day >= 1 && one.Day <= DateTime.DaysInMonth(Math.Clamp(year, 1, 9999), one.Month))
            .Select(one => $"{year:0000}-{one.Month:00}-{one.Day:00}").Distinct().ToList();
        return readings.Count switch
        {
            2 => $"a date with the year first: '{match.Value}' can mean {readings[0]} or {readings[1]}; write one of them",
            1 => $"a date with the year first: write {readings[0]} for '{match.Value}'",
            _ => "a date with the year first, such as 2026-12-01",
        };
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true, Value: var digits } ? int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    private const string MonthNames =
        "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    private const string Days =
        @"(?:(?<year>\d{4})(?<by>[-/.])(?<month>\d{1,2})\k<by>(?<day>\d{1,2})"
        + @"|(?<compact>)(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})"
        + @"|(?<day>\d{1,2})(?:st|nd|rd|th)?[- ]?(?<name>" + MonthNames + @")\.?,?[- ]?(?<year>\d{4})"
        + @"|(?<name>" + MonthNames + @")\.? ?(?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4}))";

    private const string Times =
        @"(?<hour>\d{1,2})(?::(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,7})\d*)?)?(?: ?(?<half>[ap]\.?m\b\.?))?"
        + @"| ?(?<half>[ap]\.?m\b\.?))";

    /// <summary>The hyphen between day and time is IB's sign of UTC, and follows a compact day only.</summary>
    [GeneratedRegex(
        "^" + Days + @"(?:(?:[T ]|, ?| at |(?(compact)(?<utc>-)|(?!)))" + Times
        + @"(?: ?(?<zone>Z|[+-]\d{1,2}(?::?\d{2})?(?:\[[A-Za-z_/+-]+\])?|\[?[A-Za-z][A-Za-z0-9_/+. -]*\]?))?)?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^(?:UTC|GMT)?(?<sign>[+-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?(?:\[[^\]]*\])?$", RegexOptions.IgnoreCase)]
    private static partial Regex Utc();

    [GeneratedRegex(@"^(?<first>\d{1,2})[/.-](?<second>\d{1,2})[/.-](?<year>\d{4}|\d{2})(?!\d)")]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?:\d{10}|\d{13})$")]
    private static partial Regex Epoch();
}
