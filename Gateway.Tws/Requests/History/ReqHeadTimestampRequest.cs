using Gateway.Tws.Model;
using Gateway.Tws.Requests.Contracts;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.History;

/// <summary>Asks for the earliest moment of which there is data (87).</summary>
/// <param name="FormatDate">1: <c>yyyyMMdd-HH:mm:ss</c> in UTC; 2: epoch seconds.</param>
public sealed record ReqHeadTimestampRequest(int RequestId, Contract Contract, string WhatToShow, bool UseRth, int FormatDate = 1) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(87);
        writer.Write(RequestId);
        writer.WriteContractOfAnyAge(Contract);
        writer.Write(UseRth);
        writer.Write(WhatToShow);
        writer.Write(FormatDate);
    }
}

/// <summary>Ends a request for the earliest moment of data (90).</summary>
public sealed record CancelHeadTimestampRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(90);
        writer.Write(RequestId);
    }
}
