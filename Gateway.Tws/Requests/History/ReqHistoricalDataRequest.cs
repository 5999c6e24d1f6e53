using Gateway.Tws.Model;
using Gateway.Tws.Requests.Contracts;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.History;

/// <summary>Asks for bars (20).</summary>
/// <param name="EndDateTime">
/// <c>yyyyMMdd-HH:mm:ss</c> in UTC or <c>yyyyMMdd HH:mm:ss Zone</c>; empty for now, as <paramref name="KeepUpToDate"/> needs it.
/// </param>
/// <param name="BarSize">Such as <c>5 mins</c> or <c>1 day</c>.</param>
/// <param name="Duration">Such as <c>2 D</c>: seconds S, days D, weeks W, months M, years Y.</param>
/// <param name="WhatToShow">Such as TRADES, MIDPOINT, BID or ASK.</param>
/// <param name="FormatDate">1: times in the exchange's zone; 2: epoch seconds. Bars of a day and longer always have dates.</param>
/// <param name="KeepUpToDate">True goes on with updates of the last bar until cancelled.</param>
public sealed record ReqHistoricalDataRequest(
    int RequestId, Contract Contract, string EndDateTime, string BarSize, string Duration, string WhatToShow, bool UseRth,
    int FormatDate = 1, bool KeepUpToDate = false) : ITwsRequest
{
    public IReadOnlyList<TagValue> Options { get; init; } = [];

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(20);
        writer.Write(RequestId);
        writer.WriteContractOfAnyAge(Contract);
        writer.Write(EndDateTime);
        writer.Write(BarSize);
        writer.Write(Duration);
        writer.Write(UseRth);
        writer.Write(WhatToShow);
        writer.Write(FormatDate);
        writer.WriteDataLegs(Contract);
        writer.Write(KeepUpToDate);
        writer.WriteOptions(Options);
    }
}

/// <summary>Ends a request for bars (25).</summary>
public sealed record CancelHistoricalDataRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(25);
        writer.Write(1);
        writer.Write(RequestId);
    }
}
