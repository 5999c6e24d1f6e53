using System.Xml;
using System.Xml.Linq;
using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Api;
using Gateway.Tws.Model;

namespace Gateway.Tools.Fundamentals;

/// <summary>Reports about companies.</summary>
[Toolset("market_data", AccessScope.MarketRead)]
internal sealed class FundamentalTools(TwsClient client, ContractResolver resolver)
{
    [Tool("ibkr_get_fundamental_data", "Fundamental data", ReadOnly = true, Idempotent = true, Requests = "reqFundamentalData, cancelFundamentalData",
        Example = """{"contract":"AAPL","reportType":"ReportsFinSummary","path":"EPSs"}""")]
    [LongText("xml")]
    [Description("A report about a company: ratios, statements, estimates. TWS 10.47 and later have none: use ibkr_get_earnings_calendar.")]
    public async Task<FundamentalsResult> GetFundamentalDataAsync(
        [Lists("symbol", "exchange", "currency")] ContractArguments contract,
        [Description("Type of report.")] ReportType reportType = ReportType.ReportsFinSummary,
        [Description("xml: as it was written.")] MarkupFormat format = MarkupFormat.Json,
        [Description("Part of the JSON, such as EPSs.EPS.0.")][MaxLength(200)] string? path = null,
        CancellationToken cancellationToken = default)
    {
        if (format == MarkupFormat.Xml && path?.Trim().OrNull() is not null)
            throw ToolErrors.InvalidArgument("path: must be absent with format xml; example: leave it out");
        var instrument = (await resolver.ResolveAsync(contract.ToContract(), cancellationToken)).Contract;
        var report = EnumName<ReportType>.Of(reportType);
        var xml = await client.Fundamentals.ReportAsync(instrument, report, cancellationToken);
        var (data, truncated) = format == MarkupFormat.Xml
            ? (default(JsonElement?), false)
            : JsonExcerpt.Of(XmlJson.Of(Parse(xml)), path);
        return new FundamentalsResult
        {
            Symbol = instrument.Symbol,
            Contract = ContractInfo.Of(instrument),
            ReportType = report,
            Path = path?.Trim().OrNull(),
            Data = data,
            Xml = format == MarkupFormat.Xml ? xml : null,
            Truncated = truncated,
        };
    }

    private static XElement Parse(string xml)
    {
        try
        {
            return XElement.Parse(xml);
        }
        catch (XmlException broken)
        {
            throw ToolErrors.Failed("unreadable", $"TWS sent a report that is no XML: {broken.Message}", "Ask for format xml.");
        }
    }
}

/// <summary>XML as JSON: attributes and children are members; children of one name a list; text alone is a text.</summary>
internal static class XmlJson
{
    private const string Text = "value";

    public static JsonNode Of(XElement element)
    {
        if (!element.HasAttributes && !element.HasElements)
            return element.Value.Trim();
        var members = new JsonObject();
        foreach (var attribute in element.Attributes().Where(one => !one.IsNamespaceDeclaration))
            members[attribute.Name.LocalName] = attribute.Value;
        foreach (var group in element.Elements().GroupBy(child => child.Name.LocalName))
        {
            var children = group.Select(Of).ToArray();
            // An attribute of the same name comes first; the elements get the name with an underscore.
            members[members.ContainsKey(group.Key) ? group.Key + "_" : group.Key] = children.Length == 1 ? children[0] : new JsonArray(children);
        }
        var text = string.Concat(element.Nodes().OfType<XText>().Select(node => node.Value)).Trim();
        if (text.Length > 0)
            members[Text] = text;
        return members;
    }
}
