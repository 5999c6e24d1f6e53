using Gateway.Tws.Requests;
using Gateway.Tws.Wire;

namespace Gateway.Tests.Support;

/// <summary>A request with the given fields, separated by commas.</summary>
internal sealed record TextRequest(string Fields, RequestLane Lane = RequestLane.Normal) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        foreach (var field in Fields.Split(','))
            writer.Write(field);
    }
}
