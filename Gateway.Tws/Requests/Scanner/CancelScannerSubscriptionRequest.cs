using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Scanner;

/// <summary>Ends a scan (23).</summary>
public sealed record CancelScannerSubscriptionRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(23);
        writer.Write(1);
        writer.Write(RequestId);
    }
}
