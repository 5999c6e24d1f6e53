using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Contracts;

/// <summary>Asks for every contract that matches (9). Cannot be cancelled.</summary>
public sealed record ReqContractDetailsRequest(int RequestId, Contract Contract) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(9);
        writer.Write(8);
        writer.Write(RequestId);
        writer.WriteContractOfAnyAge(Contract);
        writer.Write(Contract.SecIdType);
        writer.Write(Contract.SecId);
        writer.Write(Contract.IssuerId);
    }
}
