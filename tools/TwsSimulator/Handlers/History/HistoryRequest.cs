using Gateway.Tws.Wire;
using TwsSimulator.Market;

namespace TwsSimulator.Handlers.History;

/// <summary>reqHistoricalData as it came.</summary>
internal sealed record HistoryRequest(
    int ReqId, ContractQuery Contract, string EndDateTime, string BarSize, string Duration, bool RegularOnly, string WhatToShow, int FormatDate, bool KeepUpToDate)
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
        if (contract.SecType == "BAG")
            fields.Skip(4 * fields.ReadInt());
        return new HistoryRequest(reqId, contract, end, barSize, duration, regularOnly, whatToShow, formatDate, fields.ReadBool());
    }
}
