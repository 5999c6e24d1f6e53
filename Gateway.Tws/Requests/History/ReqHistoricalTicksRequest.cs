using Gateway.Tws.Model;
using Gateway.Tws.Requests.Contracts;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.History;

/// <summary>Asks for ticks of the past (96). It cannot be withdrawn.</summary>
/// <param name="Start"><c>yyyyMMdd-HH:mm:ss</c> in UTC or <c>yyyyMMdd HH:mm:ss Zone</c>; empty when <paramref name="End"/> is given.</param>
/// <param name="End">As <paramref name="Start"/>; exactly one of the two is given.</param>
/// <param name="NumberOfTicks">At most 1000. TWS may send more: all that have the last one's second.</param>
/// <param name="WhatToShow">TRADES (answered by message 98), BID_ASK (97) or MIDPOINT (96).</param>
/// <param name="IgnoreSize">True leaves out bids and asks whose sizes alone changed.</param>
public sealed record ReqHistoricalTicksRequest(
    int RequestId, Contract Contract, string Start, string End, int NumberOfTicks, string WhatToShow, bool UseRth, bool IgnoreSize) : ITwsRequest
{
    public IReadOnlyList<TagValue> Options { get; init; } = [];

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(96);
        writer.Write(RequestId);
        writer.WriteContractOfAnyAge(Contract);
        writer.Write(Start);
        writer.Write(End);
        writer.Write(NumberOfTicks);
        writer.Write(WhatToShow);
        writer.Write(UseRth);
        writer.Write(IgnoreSize);
        writer.WriteOptions(Options);
    }
}
