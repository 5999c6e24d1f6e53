using Gateway.Tws.Wire;

namespace TwsSimulator.Handlers.Fundamentals;

/// <summary>A reqWshEventData request as received.</summary>
/// <param name="ConIds">Instruments of the request or its filter.</param>
/// <param name="Types">Kinds of events that the filter asks for; empty for all.</param>
internal sealed record CalendarRequest(
    int ReqId, IReadOnlyList<int> ConIds, IReadOnlyList<string> Types, bool FillPortfolio, DateOnly From, DateOnly To, int Limit)
{
    private const int MostEvents = 100;
    private const int DaysAhead = 90;

    /// <summary>Null when the filter is no JSON object or a date no date.</summary>
    public static CalendarRequest? Read(ref FieldReader fields, DateOnly today, out int reqId)
    {
        reqId = fields.ReadInt();
        var conId = fields.ReadIntOrNull();
        var filter = fields.ReadString();
        fields.Skip(); // watchlists: the simulated user has none
        var portfolio = fields.ReadBool();
        fields.Skip(); // competitors
        var (start, end) = (fields.ReadString(), fields.ReadString());
        var limit = fields.ReadIntOrNull() ?? MostEvents;
        var from = Day(start, today);
        var to = Day(end, (from ?? today).AddDays(DaysAhead));
        List<int> conIds = conId is { } one and not 0 ? [one] : [];
        List<string> types = [];
        return from is null || to is null || !TryFilter(filter, conIds, types)
            ? null
            : new CalendarRequest(reqId, conIds, types, portfolio, from.Value, to.Value, Math.Clamp(limit, 1, MostEvents));
    }

    private static DateOnly? Day(string text, DateOnly unset) =>
        text.Length == 0 ? unset
        : DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : null;

    private static bool TryFilter(string filter, List<int> conIds, List<string> types)
    {
        if (filter.Length == 0)
            return true;
        try
        {
            using var json = JsonDocument.Parse(filter);
            foreach (var member in json.RootElement.EnumerateObject())
            {
                if (member.Name == "watchlist")
                    conIds.AddRange(member.Value.EnumerateArray().Select(id => int.Parse(id.ToString(), CultureInfo.InvariantCulture)));
                else if (member.Name.StartsWith("wshe_", StringComparison.Ordinal) && member.Value.ToString() is "true" or "True")
                    types.Add(member.Name);
            }
            return true;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            return false;
        }
    }
}
