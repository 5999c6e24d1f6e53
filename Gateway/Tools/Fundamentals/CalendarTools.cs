using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Times;
using Gateway.Text;
using Gateway.Tws.Api;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Fundamentals;

/// <summary>Corporate events, which need a subscription to Wall Street Horizon.</summary>
[Toolset("news", AccessScope.MarketRead)]
internal sealed class CalendarTools(TwsClient client, ContractResolver resolver, TimeProvider time)
{
    private const int MostEvents = 100;
    private const int MostContracts = 50;
    private const int DaysAhead = 30;
    private const int LaterDays = 370;

    [Tool("ibkr_get_wsh_meta_data", "Event kinds", ReadOnly = true, Idempotent = true, Requests = "reqWshMetaData, cancelWshMetaData",
        Example = """{"path":"meta_data"}""")]
    [Description("Which corporate events and filters Wall Street Horizon has, for ibkr_get_wsh_event_data. Earnings alone: "
        + "ibkr_get_earnings_calendar.")]
    public async Task<WshMetaResult> GetWshMetaDataAsync(
        [Description("Part of the answer, such as meta_data.event_types.0.")][MaxLength(200)] string? path = null,
        CancellationToken cancellationToken = default)
    {
        var meta = WshEvents.Parse(await client.Fundamentals.WshMetaDataAsync(cancellationToken));
        var (json, truncated) = JsonExcerpt.Of(meta.Deserialize<JsonNode>(), path);
        return new WshMetaResult { Metadata = json, Description = "Event kinds and filters of Wall Street Horizon", Truncated = truncated };
    }

    [Tool("ibkr_get_wsh_event_data", "Corporate events", ReadOnly = true, Idempotent = true, Scope = AccessScope.AccountRead,
        Requests = "reqWshEventData, reqWshMetaData, cancelWshEventData",
        Example = """{"conId":265598,"startDate":"20260101","endDate":"20261231","totalLimit":2}""")]
    [Description("Corporate events of one instrument, or of a filter of Wall Street Horizon's. Earnings of several: ibkr_get_earnings_calendar.")]
    public async Task<WshEventsResult> GetWshEventDataAsync(
        [Description("Absent with filter.")][Range(1, int.MaxValue)] int? conId = null,
        [Description("First day, such as 2026-12-01.")] DayInput? startDate = null,
        [Description("Last day, such as 20261231.")] DayInput? endDate = null,
        [Description("The most events.")][Range(1, MostEvents)] int totalLimit = 10,
        [Description("JSON by the tags of ibkr_get_wsh_meta_data.")][MaxLength(4000)] string filter = "",
        [Description("Adds what the user holds.")] bool fillPortfolio = false,
        [Description("Adds the user's watchlists.")] bool fillWatchlist = false,
        [Description("Adds the competitors of the company.")] bool fillCompetitors = false,
        CancellationToken cancellationToken = default)
    {
        if (conId is null == (filter.Trim().Length == 0) && !(conId is null && (fillPortfolio || fillWatchlist)))
            throw ToolErrors.InvalidArgument("conId: give either conId or filter; example: 265598");
        var asked = new WshEventFilter
        {
            ConId = conId,
            Filter = Filter(filter),
            FillPortfolio = fillPortfolio,
            FillWatchlist = fillWatchlist,
            FillCompetitors = fillCompetitors,
            StartDate = startDate?.ToString() ?? string.Empty,
            EndDate = endDate?.ToString() ?? string.Empty,
            TotalLimit = totalLimit,
        };
        var events = WshEvents.List(await client.Fundamentals.WshEventsAsync(asked, cancellationToken));
        return new WshEventsResult
        {
            ConId = conId,
            Events = events,
            Count = events.Count,
            Searched = events.Count > 0 ? null : $"{(conId is null ? "the filter" : $"conId {conId}")}, {Span(asked.StartDate, asked.EndDate)}, with "
                + "the kinds of events that the filter names; without dates Wall Street Horizon chooses the span",
        };
    }

    [Tool("ibkr_get_earnings_calendar", "Earnings calendar", ReadOnly = true, Idempotent = true, Scope = AccessScope.AccountRead,
        Requests = "reqWshEventData, reqWshMetaData, reqPositions",
        Example = """{"contracts":["AAPL","MSFT"],"from":"20260101","to":"20261231"}""")]
    [Rows("earnings", 50)]
    [Description("Earnings dates of companies: those named, or the stocks that the user holds. Other events: ibkr_get_wsh_event_data.")]
    public async Task<EarningsResult> GetEarningsCalendarAsync(
        [Description("Several stocks, such as AAPL, MSFT.")][MaxLength(MostContracts)] ContractInput[]? contracts = null,
        [Description("Adds the stocks that the user holds.")] bool portfolio = false,
        [Description("First day; default today.")] DayInput? from = null,
        [Description("Last day; default 30 days later.")] DayInput? to = null,
        CancellationToken cancellationToken = default)
    {
        if (contracts is not { Length: > 0 } && !portfolio)
            throw ToolErrors.InvalidArgument("contracts: is required unless portfolio is true; example: [\"AAPL\", \"MSFT\"]");
        var first = from ?? new DayInput(ExchangeClock.OfIb.DayOf(time.GetUtcNow()));
        var last = to ?? new DayInput(first.Day.AddDays(DaysAhead));
        if (last.Day < first.Day)
            throw ToolErrors.InvalidArgument(
                $"from: must not be after to; got {first.Day:yyyy-MM-dd} and {last.Day:yyyy-MM-dd}; example: 2026-12-01");
        var (start, end) = (first.ToString(), last.ToString());
        var symbols = new SortedDictionary<int, string>();
        foreach (var one in contracts ?? [])
        {
            var instrument = (await resolver.ResolveAsync(one.Contract, cancellationToken)).Contract;
            symbols[instrument.ConId] = instrument.Symbol;
        }
        var allHeld = !portfolio || await AddHeldAsync(symbols, cancellationToken);
        var (rows, allEvents) = symbols.Count == 0 ? ([], true) : await EarningsAsync(symbols, start, end, cancellationToken);
        // An empty list says where the next dates are: the usual window is shorter than a quarter.
        var later = rows.Count > 0 || symbols.Count == 0
            ? []
            : (await EarningsAsync(symbols, After(end, 1), After(end, LaterDays), cancellationToken)).Rows.DistinctBy(row => row.ConId).ToList();
        return new EarningsResult
        {
            From = Dashed(start),
            To = Dashed(end),
            Earnings = rows,
            Count = rows.Count,
            Companies = symbols.Count,
            Next = rows.Count > 0 ? null : later,
            Complete = allHeld && allEvents,
        };
    }

    private async Task<(IReadOnlyList<EarningsRow> Rows, bool All)> EarningsAsync(
        SortedDictionary<int, string> symbols, string start, string end, CancellationToken cancellationToken)
    {
        var filter = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["watchlist"] = symbols.Keys.Select(id => id.ToString(CultureInfo.InvariantCulture)),
            ["wshe_ed"] = "true",
        });
        var asked = new WshEventFilter { Filter = filter, StartDate = start, EndDate = end, TotalLimit = MostEvents };
        var events = WshEvents.List(await client.Fundamentals.WshEventsAsync(asked, cancellationToken));
        var rows = events.Select(one => WshEvents.Earnings(one, symbols)).OfType<EarningsRow>().OrderBy(row => row.Date, StringComparer.Ordinal)
            .ToList();
        return (rows, events.Count < MostEvents && rows.Count == events.Count);
    }

    private static string After(string day, int days) =>
        new DayInput(DateOnly.ParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture).AddDays(days)).ToString();

    private static string Dashed(string day) => $"{day[..4]}-{day[4..6]}-{day[6..]}";

    private async Task<bool> AddHeldAsync(SortedDictionary<int, string> symbols, CancellationToken cancellationToken)
    {
        var held = await client.Accounts.PositionsAsync(cancellationToken);
        foreach (var position in held.Items.Where(one => one.Contract.SecType == SecTypes.Stock && one.Quantity != 0))
            symbols[position.Contract.ConId] = position.Contract.Symbol;
        return held.Complete;
    }

    private static string Span(string start, string end) => (start.Length, end.Length) switch
    {
        (0, 0) => "no dates given",
        (_, 0) => $"from {Dashed(start)}",
        (0, _) => $"to {Dashed(end)}",
        _ => $"from {Dashed(start)} to {Dashed(end)}",
    };

    private static string Filter(string text)
    {
        if (text.Trim().Length == 0)
            return string.Empty;
        try
        {
            // Written again, so that every character is ASCII, as TWS wants it.
            var json = JsonElement.Parse(text);
            return json.ValueKind == JsonValueKind.Object ? JsonSerializer.Serialize(json) : throw NoFilter();
        }
        catch (JsonException)
        {
            throw NoFilter();
        }
    }

    private static ToolException NoFilter() =>
        ToolErrors.InvalidArgument("""filter: must be a JSON object as text; example: {"watchlist":["265598"],"wshe_ed":"true"}""");
}
