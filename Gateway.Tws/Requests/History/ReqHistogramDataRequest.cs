using Gateway.Tws.Model;
using Gateway.Tws.Requests.Contracts;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.History;

/// <summary>Asks how much was traded at each price (88).</summary>
/// <param name="Period">How far back, such as <c>3 days</c>, <c>1 week</c> or <c>1 month</c>.</param>
public sealed record ReqHistogramDataRequest(int RequestId, Contract Contract, bool UseRth, string Period) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(88);
        writer.Write(RequestId);
        writer.WriteContractOfAnyAge(Contract);
        writer.Write(UseRth);
        writer.Write(Period);
    }
}

/// <summary>Ends a request for a histogram (89).</summary>
public sealed record CancelHistogramDataRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(89);
        writer.Write(RequestId);
    }
}
