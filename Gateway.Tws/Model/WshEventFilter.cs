namespace Gateway.Tws.Model;

/// <summary>Which corporate events to tell: those of one instrument, or those that a filter fits.</summary>
public sealed record WshEventFilter
{
    /// <summary>Null when <see cref="Filter"/> says what is asked for.</summary>
    public int? ConId { get; init; }

    /// <summary>JSON of Wall Street Horizon's own, made of the tags of its meta data; empty with <see cref="ConId"/>.</summary>
    public string Filter { get; init; } = "";

    /// <summary>Adds the instruments of the user's watchlists.</summary>
    public bool FillWatchlist { get; init; }

    /// <summary>Adds the instruments that the user holds.</summary>
    public bool FillPortfolio { get; init; }

    /// <summary>Adds competitors of the instruments.</summary>
    public bool FillCompetitors { get; init; }

    /// <summary><c>yyyyMMdd</c>; empty for no bound.</summary>
    public string StartDate { get; init; } = "";

    /// <summary><c>yyyyMMdd</c>; empty for no bound.</summary>
    public string EndDate { get; init; } = "";

    /// <summary>At most 100.</summary>
    public int? TotalLimit { get; init; }
}
