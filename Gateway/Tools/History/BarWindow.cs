using Gateway.Handlers;
using Gateway.Instruments.Times;
using Gateway.Instruments.Views;

namespace Gateway.Tools.History;

/// <summary>The span of a request for bars: what TWS is asked for (a duration up to an end), and the first moment that is wanted of it.</summary>
/// <param name="Duration">IB's text.</param>
/// <param name="Start">Earlier bars are left out, because TWS counts trading days; null for no such limit.</param>
/// <param name="End">Null for now.</param>
internal sealed record BarWindow(string Duration, DateTimeOffset? Start, DateTimeOffset? End)
{
    private const string UsualDuration = "1 D";
    private const int MostDays = 365;

    /// <param name="duration">As the caller wrote it; YTD is since the first of January. Null for none.</param>
    /// <param name="barSize">IB's text.</param>
    /// <exception cref="ToolException">All three are given, the start is not before the end, or one of them is unclear.</exception>
    public static BarWindow Of(string? duration, MomentInput? start, MomentInput? end, string barSize, ExchangeClock clock, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(duration))
            duration = null;
        var last = end is null ? (DateTimeOffset?)null : clock.AtEnd(end, "endDateTime");
        if (last >= now)
            last = null;
        if (duration is not null && duration.Trim().Equals("YTD", StringComparison.OrdinalIgnoreCase))
        {
            if (start is not null)
                throw Wrong("duration: YTD begins on the first of January, so startDateTime must be absent; example: leave duration out");
            var year = (clock.DayOf(last ?? now)).Year;
            start = MomentInput.Parse(string.Create(CultureInfo.InvariantCulture, $"{year:0000}-01-01"));
            duration = null;
        }
        if (start is null)
            return new BarWindow(BarTexts.Duration(duration ?? UsualDuration), null, last);
        if (end is not null && duration is not null)
            throw Wrong("duration: must be absent when startDateTime and endDateTime are given; example: leave it out");
        var first = clock.At(start, "startDateTime");
        if (duration is not null)
        {
            last = After(first, BarTexts.Duration(duration));
            return new BarWindow(BarTexts.Duration(duration), first, last < now ? last : null);
        }
        return first < (last ?? now)
            ? new BarWindow(Between(first, last ?? now, barSize), first, last)
            : throw Wrong("startDateTime: must be before endDateTime, which is now when it is absent; example: 2026-11-02");
    }

    private static DateTimeOffset After(DateTimeOffset first, string duration)
    {
        var parts = duration.Split(' ');
        var count = int.Parse(parts[0], CultureInfo.InvariantCulture);
        return parts[1] switch
        {
            "S" => first.AddSeconds(count),
            "D" => first.AddDays(count),
            "W" => first.AddDays(7 * count),
            "M" => first.AddMonths(count),
            _ => first.AddYears(Math.Min(count, 1000)),
        };
    }

    /// <summary>A duration that reaches from the end back to the start at least, in a unit that fits the size of the bars.</summary>
    private static string Between(DateTimeOffset first, DateTimeOffset last, string barSize)
    {
        var span = last - first;
        var days = (int)Math.Ceiling(span.TotalDays);
        if (barSize == "1 month")
            return Months(days);
        if (barSize == "1 week")
            return days / 7 < 52 ? Text((days / 7) + 1, "W") : Years(days);
        if (span <= TimeSpan.FromDays(1) && barSize != "1 day")
            return Text((int)Math.Ceiling(span.TotalSeconds), "S");
        return days <= MostDays ? Text(days, "D") : Years(days);
    }

    private static string Months(int days) => days / 28 < 12 ? Text((days / 28) + 1, "M") : Years(days);

    private static string Years(int days) => Text((days / MostDays) + 1, "Y");

    private static string Text(int count, string unit) => string.Create(CultureInfo.InvariantCulture, $"{count} {unit}");

    private static ToolException Wrong(string message) => ToolErrors.InvalidArgument(message);
}
