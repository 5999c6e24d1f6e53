using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Accounts;

/// <summary>Asks for an advisor's groups or aliases as XML (18).</summary>
public sealed record RequestFARequest(FaDataType Type) : ITwsRequest
{
    public bool IsNamedIn(string error) =>
        error.Contains("FA data", StringComparison.OrdinalIgnoreCase) || error.Contains("non FA", StringComparison.OrdinalIgnoreCase);

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(18);
        writer.Write(1);
        writer.Write((int)Type);
    }
}

/// <summary>Replaces an advisor's groups or aliases, all of them (19).</summary>
public sealed record ReplaceFARequest(int RequestId, FaDataType Type, string Xml) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(19);
        writer.Write(1);
        writer.Write((int)Type);
        writer.Write(Xml);
        writer.Write(RequestId);
    }
}
