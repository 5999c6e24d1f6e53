using Gateway.Handlers;
using Gateway.Instruments;

namespace Gateway.Tools.Fundamentals;

/// <summary>Reads the events of Wall Street Horizon, whose form is documented nowhere: members are looked for by their names, at any depth.</summary>
internal static class WshEvents
{
    /// <summary>The list of events, at the root or in a member of it.</summary>
    /// <exception cref="ToolException">The text is not JSON.</exception>
    public static IReadOnlyList<JsonElement> List(string json)
    {
        var root = Parse(json);
        if (root.ValueKind == JsonValueKind.Object)
            root = root.EnumerateObject().Select(member => member.Value).FirstOrDefault(value => value.ValueKind == JsonValueKind.Array);
        return root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : [];
    }

    /// <exception cref="ToolException">The text is not JSON.</exception>
    public static JsonElement Parse(string json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException broken)
        {
            throw ToolErrors.Failed("unreadable", $"TWS sent corporate events that are no JSON: {broken.Message}", retryable: true);
        }
    }

    /// <summary>Null when the event has no day or no contract.</summary>
    public static EarningsRow? Earnings(JsonElement one, IReadOnlyDictionary<int, string> symbols)
    {
        var date = Text(one, "index_date") ?? Text(one, "earnings_date") ?? Text(one, "date");
        if (date is null || !DateOnly.TryParseExact(date, ["yyyyMMdd", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return null;
        var id = Text(one, "conids") ?? Text(one, "conid");
        if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var conId))
            return null;
        return new EarningsRow
        {
            Date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ConId = conId,
            Symbol = symbols.GetValueOrDefault(conId),
            TimeOfDay = Text(one, "time_of_day"),
            FiscalQuarter = Text(one, "fiscal_quarter") ?? Text(one, "quarter"),
            FiscalYear = int.TryParse(Text(one, "fiscal_year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null,
            Status = Text(one, "status"),
        };
    }

    /// <summary>The first member of that name at any depth; of a list its first item.</summary>
    private static string? Text(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        if (element.TryGetProperty(name, out var found))
            return (found.ValueKind == JsonValueKind.Array && found.GetArrayLength() > 0 ? found[0] : found).ToString().OrNull();
        return element.EnumerateObject().Select(member => Text(member.Value, name)).FirstOrDefault(text => text is not null);
    }
}
