using Gateway.Instruments;
using Gateway.Instruments.Contracts;

namespace Gateway.Tools.Fundamentals;

/// <summary>A fundamental report, or a part of it.</summary>
internal sealed record FundamentalsResult
{
    [Description(ThirdParty.Mark)]
    public bool Untrusted { get; } = true;

    public required string Symbol { get; init; }

    public required ContractInfo Contract { get; init; }

    [Description("As requested.")]
    public required string ReportType { get; init; }

    [Description("The part that was selected.")]
    public string? Path { get; init; }

    [Description("The report: attributes and children as members; a list or text selected by path is the one member. Absent with format xml.")]
    public JsonElement? Data { get; init; }

    [Description("With format xml: the report as the provider wrote it.")]
    public string? Xml { get; init; }

    [Description("True when parts were left out: select one by path.")]
    public required bool Truncated { get; init; }
}

/// <summary>IB's fundamental reports.</summary>
internal enum ReportType
{
    ReportSnapshot,
    ReportsFinSummary,
    ReportRatios,
    ReportsFinStatements,

    [JsonStringEnumMemberName("RESC")]
    Resc,
    CalendarReport,
}

/// <summary>The format of a report: XML as received, or converted to JSON.</summary>
internal enum MarkupFormat
{
    Json,
    Xml,
}
