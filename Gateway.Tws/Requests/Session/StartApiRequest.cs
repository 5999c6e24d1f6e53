using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Session;

/// <summary>Opens the session after the handshake (71); TWS sends nothing more before it.</summary>
public sealed record StartApiRequest(int ClientId, string OptionalCapabilities = "") : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(71);
        writer.Write(2);
        writer.Write(ClientId);
        writer.Write(OptionalCapabilities);
    }
}
