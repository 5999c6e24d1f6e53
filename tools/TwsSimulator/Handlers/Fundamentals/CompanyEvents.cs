namespace TwsSimulator.Handlers.Fundamentals;

/// <summary>Corporate events as Wall Street Horizon's calendar tells them.</summary>
internal static class CompanyEvents
{
    public const string Earnings = "wshe_ed";
    public const string Dividend = "wshe_div";
    public const string ShareholderMeeting = "wshe_shm";

    private static readonly (string Tag, string Name)[] Types =
    [
        (Earnings, "Earnings Date"),
        (Dividend, "Dividend"),
        (ShareholderMeeting, "Shareholder Meeting"),
    ];

    /// <summary>Kinds of events and the filters that go with them.</summary>
    public static string MetaData { get; } = JsonSerializer.Serialize(new
    {
        meta_data = new
        {
            event_types = Types.Select(type => new { tag = type.Tag, name = type.Name, columns = new[] { "conid", "index_date", "status" } }),
            filters = new[]
            {
                new { tag = "watchlist", name = "Contract ids" },
                new { tag = "country", name = "Country" },
                new { tag = "limit", name = "Most events" },
            },
        },
    });

    public static IEnumerable<CompanyEvent> Of(CompanyFigures figures, DateOnly from, DateOnly to)
    {
        for (var year = from.Year; year <= to.Year; year++)
        {
            for (var quarter = 1; quarter <= 4; quarter++)
            {
                var earnings = figures.EarningsDay(year, quarter);
                yield return new CompanyEvent(figures, Earnings, "Earnings Date", earnings, quarter);
                if (figures.DividendPerShare > 0)
                    yield return new CompanyEvent(figures, Dividend, "Dividend", earnings.AddDays(14), quarter);
            }
            yield return new CompanyEvent(figures, ShareholderMeeting, "Shareholder Meeting", figures.EarningsDay(year, 2).AddDays(10), 2);
        }
    }

    public static string Json(IEnumerable<CompanyEvent> events) => JsonSerializer.Serialize(events.Select(one => new
    {
        event_key = $"{one.Type}-{one.Figures.Company.ConId}-{Date(one.Day)}",
        event_type = one.Type,
        event_name = one.Name,
        conids = new[] { one.Figures.Company.ConId.ToString(CultureInfo.InvariantCulture) },
        index_date = Date(one.Day),
        index_date_type = one.Name,
        data = new
        {
            company_name = one.Figures.Company.LongName,
            fiscal_quarter = $"Q{one.Quarter}",
            fiscal_year = one.Day.Year,
            status = "CONFIRMED",
            time_of_day = one.Type != Earnings ? null : one.Figures.TellsBeforeOpen ? "BEFORE MARKET" : "AFTER MARKET",
            amount = one.Type == Dividend ? Math.Round(one.Figures.DividendPerShare / 4, 2) : (decimal?)null,
        },
    }));

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}

/// <summary>One event on one day.</summary>
internal sealed record CompanyEvent(CompanyFigures Figures, string Type, string Name, DateOnly Day, int Quarter);
