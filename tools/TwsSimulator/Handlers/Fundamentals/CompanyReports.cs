using System.Xml.Linq;

namespace TwsSimulator.Handlers.Fundamentals;

/// <summary>The six reports about a company, in the manner of the provider's XML.</summary>
internal static class CompanyReports
{
    /// <summary>Null when there is no such report.</summary>
    public static string? Of(CompanyFigures figures, string reportType, DateOnly today) => (reportType switch
    {
        "ReportSnapshot" => Snapshot(figures, today),
        "ReportsFinSummary" => Summary(figures, today),
        "ReportRatios" => Ratios(figures, today),
        "ReportsFinStatements" => Statements(figures, today),
        "RESC" => Estimates(figures, today),
        "CalendarReport" => Calendar(figures, today),
        _ => null,
    })?.ToString();

    private static XElement Snapshot(CompanyFigures figures, DateOnly today) => new(
        "ReportSnapshot",
        Head(figures),
        new XElement(
            "CoGeneralInfo",
            new XElement("CoStatus", new XAttribute("Code", 1), "Active"),
            new XElement("Employees", figures.Employees),
            new XElement("SharesOut", new XAttribute("TotalFloat", Million(figures.Shares * 0.98m)), Million(figures.Shares)),
            new XElement("ReportingCurrency", new XAttribute("Code", "USD"), "U.S. Dollars")),
        new XElement(
            "TextInfo",
            new XElement(
                "Text", new XAttribute("Type", "Business Summary"),
                $"{figures.Company.LongName} is a company of the TWS simulator: its figures are invented.")),
        new XElement(
            "peerInfo",
            new XElement(
                "IndustryInfo",
                new XElement("Industry", new XAttribute("type", "TRBC"), figures.Company.Category))),
        RatioList(figures, today));

    private static XElement Summary(CompanyFigures figures, DateOnly today) => new(
        "FinancialSummary",
        new XElement("EPSs", new XAttribute("currency", "USD"), Years(today).Select(year => Value("EPS", year, figures.Eps(year)))),
        new XElement(
            "DividendPerShares", new XAttribute("currency", "USD"),
            Years(today).Select(year => Value("DividendPerShare", year, figures.DividendPerShare))),
        new XElement(
            "TotalRevenues", new XAttribute("currency", "USD"),
            Years(today).Select(year => Value("TotalRevenue", year, Million(figures.Revenue(year))))));

    private static XElement Ratios(CompanyFigures figures, DateOnly today) => new("ReportRatios", Head(figures), RatioList(figures, today));

    private static XElement Statements(CompanyFigures figures, DateOnly today) => new(
        "ReportFinancialStatements",
        Head(figures),
        new XElement(
            "FinancialStatements",
            new XElement(
                "AnnualPeriods",
                Years(today).Select(year => new XElement(
                    "FiscalPeriod",
                    new XAttribute("Type", "Annual"),
                    new XAttribute("EndDate", $"{year}-12-31"),
                    new XAttribute("FiscalYear", year),
                    Statement(
                        "INC", ("RTLR", "Total Revenue", figures.Revenue(year)), ("NINC", "Net Income", figures.NetIncome(year)),
                        ("SDBF", "Diluted EPS", figures.Eps(year))),
                    Statement("BAL", ("ATOT", "Total Assets", figures.Assets(year)), ("STLD", "Total Debt", figures.Debt(year))))))));

    private static XElement Estimates(CompanyFigures figures, DateOnly today) => new(
        "REarnEstCons",
        Head(figures),
        new XElement(
            "ConsEstimates",
            new XElement(
                "FYEstimates", new[] { ("EPS", figures.Eps(today.Year)), ("REVENUE", figures.Revenue(today.Year)) }.Select(one => new XElement(
                "FYEstimate",
                new XAttribute("type", one.Item1),
                new XElement(
                    "FYPeriod",
                    new XAttribute("fYear", today.Year),
                    new XAttribute("periodType", "A"),
                    Consensus("High", one.Item2 * 1.08m),
                    Consensus("Low", one.Item2 * 0.93m),
                    Consensus("Mean", one.Item2),
                    Consensus("NumOfEst", 17)))))));

    private static XElement Calendar(CompanyFigures figures, DateOnly today) => new(
        "CalendarReport",
        Head(figures),
        new XElement("Events", CompanyEvents.Of(figures, today, today.AddDays(365)).Select(one => new XElement(
            "Event",
            new XAttribute("type", one.Name),
            new XAttribute("date", one.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))))));

    private static XElement[] Head(CompanyFigures figures) =>
    [
        new(
            "CoIDs",
            new XElement("CoID", new XAttribute("Type", "CompanyName"), figures.Company.LongName),
            new XElement("CoID", new XAttribute("Type", "IRSNo"), figures.Company.ConId)),
        new(
            "Issues",
            new XElement(
                "Issue",
                new XAttribute("ID", 1),
                new XAttribute("Type", "C"),
                new XElement("IssueID", new XAttribute("Type", "Ticker"), figures.Company.Symbol),
                new XElement("IssueID", new XAttribute("Type", "ISIN"), figures.Company.Isin),
                new XElement("Exchange", new XAttribute("Code", figures.Company.PrimaryExchange), figures.Company.PrimaryExchange))),
    ];

    private static XElement RatioList(CompanyFigures figures, DateOnly today)
    {
        var year = today.Year - 1;
        var price = (decimal)figures.Company.BasePrice;
        return new XElement(
            "Ratios",
            new XAttribute("ReportingCurrency", "USD"),
            Ratio("NPRICE", price),
            Ratio("MKTCAP", Math.Round(price * figures.Shares, 1)),
            Ratio("PEEXCLXOR", Math.Round(price / figures.Eps(year), 2)),
            Ratio("TTMREV", figures.Revenue(year)),
            Ratio("TTMNIAC", figures.NetIncome(year)),
            Ratio("TTMEPSXCLX", figures.Eps(year)),
            Ratio("QTOTD2EQ", Math.Round(figures.Debt(year) / figures.Assets(year) * 100, 2)),
            Ratio("YIELD", Math.Round(figures.DividendPerShare / price * 100, 2)));
    }

    private static IEnumerable<int> Years(DateOnly today) => Enumerable.Range(1, 3).Select(back => today.Year - back);

    private static XElement Value(string name, int year, object value) => new(
        name, new XAttribute("asofDate", $"{year}-12-31"), new XAttribute("reportType", "A"), new XAttribute("period", "12M"), value);

    private static XElement Statement(string type, params (string Code, string Name, decimal Value)[] lines) => new(
        "Statement",
        new XAttribute("Type", type),
        lines.Select(line => new XElement("lineItem", new XAttribute("coaCode", line.Code), new XAttribute("name", line.Name), line.Value)));

    private static XElement Ratio(string name, decimal value) => new("Ratio", new XAttribute("FieldName", name), value);

    private static XElement Consensus(string type, decimal value) =>
        new("ConsEstimate", new XAttribute("type", type), new XElement("ConsValue", Math.Round(value, 2)));

    private static decimal Million(decimal millions) => millions * 1_000_000;
}
