using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Scanner;

/// <summary>Asks what can be scanned (24).</summary>
public sealed record ReqScannerParametersRequest : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(24);
        writer.Write(1);
    }
}
