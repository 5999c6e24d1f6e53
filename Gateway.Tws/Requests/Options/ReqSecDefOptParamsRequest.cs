using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Options;

/// <summary>Asks which expirations and strikes the options of an underlying have (78). Cannot be cancelled.</summary>
/// <param name="FutFopExchange">The exchange of options on a future; empty for all, and for every other underlying.</param>
/// <param name="UnderlyingSecType">STK, IND or FUT.</param>
public sealed record ReqSecDefOptParamsRequest(
    int RequestId, string UnderlyingSymbol, string FutFopExchange, string UnderlyingSecType, int UnderlyingConId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(78);
        writer.Write(RequestId);
        writer.Write(UnderlyingSymbol);
        writer.Write(FutFopExchange);
        writer.Write(UnderlyingSecType);
        writer.Write(UnderlyingConId);
    }
}
