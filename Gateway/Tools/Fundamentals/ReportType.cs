using System.Text.Json.Serialization;

namespace Gateway.Tools.Fundamentals;

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
