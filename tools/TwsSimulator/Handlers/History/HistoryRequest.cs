using Gateway.Tws.Wire;
using TwsSimulator.Market;

namespace TwsSimulator.Handlers.History;

/// <summary>A reqHistoricalData request as received.</summary>
internal sealed record HistoryRequest(
    int ReqId, ContractQuery Contract, string EndDateTime, string BarSize, string Duration, bool RegularOnly, string WhatToShow, int FormatDate,
    bool KeepUpToDate, string Legs = "")
{
    public static HistoryRequest Read(ref FieldReader fields)
    {
        var reqId = fields.ReadInt();
        var contract = ContractQuery.ReadWithExpired(ref fields);
        var end = fields.ReadString();
        var barSize = fields.ReadString();
        var duration = fields.ReadString();
        var regularOnly = fields.ReadBool();
        var whatToShow = fields.ReadString();
        var formatDate = fields.ReadInt();
        var legs = contract.SecType == "BAG" ? Combination.Read(ref fields) : "";
        return new HistoryRequest(reqId, contract, end, barSize, duration, regularOnly, whatToShow, formatDate, fields.ReadBool(), legs);
    }
}
