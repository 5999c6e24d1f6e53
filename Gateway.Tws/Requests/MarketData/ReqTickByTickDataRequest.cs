using Gateway.Tws.Model;
using Gateway.Tws.Requests.Contracts;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.MarketData;

/// <summary>Subscribes to every single tick of a contract (97).</summary>
/// <param name="NumberOfTicks">How many past ticks come first; 0 for none.</param>
/// <param name="IgnoreSize">True leaves out ticks in which only a size changed (bid and ask only).</param>
public sealed record ReqTickByTickDataRequest(
    int RequestId, Contract Contract, TickByTickType Type, int NumberOfTicks = 0, bool IgnoreSize = false) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(97);
        writer.Write(RequestId);
        writer.WriteContract(Contract);
        writer.Write(Type.ToString());
        writer.Write(NumberOfTicks);
        writer.Write(IgnoreSize);
    }
}

/// <summary>Ends a stream of single ticks (98).</summary>
public sealed record CancelTickByTickDataRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(98);
        writer.Write(RequestId);
    }
}
