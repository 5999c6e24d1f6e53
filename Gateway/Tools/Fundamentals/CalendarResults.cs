using Gateway.Instruments;

namespace Gateway.Tools.Fundamentals;

/// <summary>The earnings dates of companies.</summary>
internal sealed record EarningsResult
{
    [Description(ThirdParty.Mark)]
    public bool Untrusted { get; } = true;

    [Description("First day that was searched, yyyy-MM-dd.")]
    public required string From { get; init; }

    [Description("Last day that was searched.")]
    public required string To { get; init; }

    [Description("The earliest first.")]
    public required IReadOnlyList<EarningsRow> Earnings { get; init; }

    public required int Count { get; init; }

    [Description("The requested companies.")]
    public required int Companies { get; init; }

    [Description("False when Wall Street Horizon's limit of 100 events may have cut the list, or positions are missing.")]
    public required bool Complete { get; init; }

    [Description("When earnings is empty: the next known date of each company, after the days that were searched.")]
    public IReadOnlyList<EarningsRow>? Next { get; init; }
}

/// <summary>Kinds of events and filters of Wall Street Horizon.</summary>
internal sealed record WshMetaResult
{
    [Description(ThirdParty.Mark)]
    public bool Untrusted { get; } = true;

    [Description("As Wall Street Horizon writes it, or the part that was selected.")]
    public required JsonElement Metadata { get; init; }

    [Description("Description of the data.")]
    public string? Description { get; init; }

    [Description("True when parts were left out: select one by path.")]
    public required bool Truncated { get; init; }
}

/// <summary>Corporate events.</summary>
internal sealed record WshEventsResult
{
    [Description(ThirdParty.Mark)]
    public bool Untrusted { get; } = true;

    public int? ConId { get; init; }

    [Description("As Wall Street Horizon writes them.")]
    public required IReadOnlyList<JsonElement> Events { get; init; }

    public required int Count { get; init; }

    [Description("When events is empty: what was searched.")]
    public string? Searched { get; init; }
}

/// <summary>The earnings date of one company.</summary>
internal sealed record EarningsRow
{
    [Description("yyyy-MM-dd.")]
    public required string Date { get; init; }

    public string? Symbol { get; init; }

    public required int ConId { get; init; }

    [Description("Such as BEFORE MARKET; absent when it is not known.")]
    public string? TimeOfDay { get; init; }

    [Description("Such as Q4.")]
    public string? FiscalQuarter { get; init; }

    public int? FiscalYear { get; init; }

    [Description("Such as CONFIRMED.")]
    public string? Status { get; init; }
}
