using Gateway.Tws.Model;
using Gateway.Tws.Requests.Contracts;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.MarketData;

/// <summary>Subscribes to bars of five seconds, each sent when it is complete (50).</summary>
/// <param name="WhatToShow">TRADES, MIDPOINT, BID or ASK.</param>
public sealed record ReqRealTimeBarsRequest(int RequestId, Contract Contract, string WhatToShow, bool UseRth) : ITwsRequest
{
    private const int BarSeconds = 5;

    public IReadOnlyList<TagValue> Options { get; init; } = [];

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(50);
        writer.Write(3);
        writer.Write(RequestId);
        writer.WriteContract(Contract);
        writer.Write(BarSeconds);
        writer.Write(WhatToShow);
        writer.Write(UseRth);
        writer.WriteOptions(Options);
    }
}

/// <summary>Ends a stream of five-second bars (51).</summary>
public sealed record CancelRealTimeBarsRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(51);
        writer.Write(1);
        writer.Write(RequestId);
    }
}
