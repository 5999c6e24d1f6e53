using Gateway.Tws.Model;
using Gateway.Tws.Requests.Contracts;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.News;

/// <summary>Asks for headlines of the past, the newest first (86).</summary>
/// <param name="ProviderCodes">Joined by <c>+</c>.</param>
/// <param name="StartDateTime"><c>yyyy-MM-dd HH:mm:ss.0</c> in UTC; empty for no bound. So is the end.</param>
/// <param name="TotalResults">At most 300 come.</param>
public sealed record ReqHistoricalNewsRequest(
    int RequestId, int ConId, string ProviderCodes, string StartDateTime, string EndDateTime, int TotalResults) : ITwsRequest
{
    public IReadOnlyList<TagValue> Options { get; init; } = [];

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(86);
        writer.Write(RequestId);
        writer.Write(ConId);
        writer.Write(ProviderCodes);
        writer.Write(StartDateTime);
        writer.Write(EndDateTime);
        writer.Write(TotalResults);
        writer.WriteOptions(Options);
    }
}
