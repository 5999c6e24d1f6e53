using Gateway.Tws.Model;
using Gateway.Tws.Requests.Contracts;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Fundamentals;

/// <summary>Asks for a fundamental report (52).</summary>
/// <param name="ReportType">ReportSnapshot, ReportsFinSummary, ReportRatios, ReportsFinStatements, RESC or CalendarReport.</param>
public sealed record ReqFundamentalDataRequest(int RequestId, Contract Contract, string ReportType) : ITwsRequest
{
    public IReadOnlyList<TagValue> Options { get; init; } = [];

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(52);
        writer.Write(3);
        writer.Write(RequestId);
        writer.Write(Contract.ConId);
        writer.Write(Contract.Symbol);
        writer.Write(Contract.SecType);
        writer.Write(Contract.Exchange);
        writer.Write(Contract.PrimaryExch);
        writer.Write(Contract.Currency);
        writer.Write(Contract.LocalSymbol);
        writer.Write(ReportType);
        writer.WriteOptions(Options);
    }
}

/// <summary>Ends a request for a report (53).</summary>
public sealed record CancelFundamentalDataRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(53);
        writer.Write(1);
        writer.Write(RequestId);
    }
}
