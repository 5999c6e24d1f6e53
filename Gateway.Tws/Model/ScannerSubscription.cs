namespace Gateway.Tws.Model;

/// <summary>What to scan for. Codes are those of the scanner parameters; what is null or empty is not asked for.</summary>
/// <remarks>Member names are IB's. Source: docs/protocol.md, "Scanner".</remarks>
public sealed record ScannerSubscription
{
    /// <summary>At most 50 come, whatever is asked for. Null leaves the number to TWS.</summary>
    public int? NumberOfRows { get; init; }

    /// <summary>Such as STK.</summary>
    public string Instrument { get; init; } = "";

    /// <summary>Such as STK.US.MAJOR.</summary>
    public string LocationCode { get; init; } = "";

    /// <summary>Such as TOP_PERC_GAIN.</summary>
    public string ScanCode { get; init; } = "";

    public decimal? AbovePrice { get; init; }

    public decimal? BelowPrice { get; init; }

    public int? AboveVolume { get; init; }

    /// <summary>In millions of the instrument's currency.</summary>
    public decimal? MarketCapAbove { get; init; }

    /// <summary>In millions of the instrument's currency.</summary>
    public decimal? MarketCapBelow { get; init; }

    public string MoodyRatingAbove { get; init; } = "";

    public string MoodyRatingBelow { get; init; } = "";

    public string SpRatingAbove { get; init; } = "";

    public string SpRatingBelow { get; init; } = "";

    public string MaturityDateAbove { get; init; } = "";

    public string MaturityDateBelow { get; init; } = "";

    public decimal? CouponRateAbove { get; init; }

    public decimal? CouponRateBelow { get; init; }

    public bool ExcludeConvertible { get; init; }

    public int? AverageOptionVolumeAbove { get; init; }

    public string ScannerSettingPairs { get; init; } = "";

    /// <summary>ALL, CORP, ADR, ETF, REIT or CEF; CORP leaves all but companies out.</summary>
    public string StockTypeFilter { get; init; } = "";

    /// <summary>Further filters by the codes of the scanner parameters, such as <c>changePercAbove</c>.</summary>
    public IReadOnlyList<TagValue> FilterOptions { get; init; } = [];

    public IReadOnlyList<TagValue> Options { get; init; } = [];
}

/// <summary>One place in the ranking of a scan. The last four texts have a meaning of the scan's own and are mostly empty.</summary>
/// <param name="Rank">Counted from 0.</param>
/// <param name="MarketName">Name of the market that lists the instrument.</param>
/// <param name="Legs">The legs of a combination.</param>
public sealed record ScanRow(int Rank, Contract Contract, string MarketName, string Distance, string Benchmark, string Projection, string Legs);
