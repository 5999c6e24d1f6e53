using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Contracts;

/// <summary>Searches contracts by the beginning of a symbol or a word of a name (81).</summary>
public sealed record ReqMatchingSymbolsRequest(int RequestId, string Pattern) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(81);
        writer.Write(RequestId);
        writer.Write(Pattern);
    }
}
