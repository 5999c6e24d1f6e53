namespace TwsSimulator.Trading.Algos;

/// <summary>The times in an algorithm's parameters: <c>09:30:00 US/Eastern</c> of the day of the order, or a whole date and time.</summary>
internal static class AlgoTimes
{
    public static DateTimeOffset? Parse(string text, DateTimeOffset placedAt)
    {
        if (OrderTimes.Parse(text) is { } whole)
            return whole;
        var day = OrderTimes.DayOf(placedAt).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        return text.Length > 0 ? OrderTimes.Parse($"{day} {text}") : null;
    }
}
