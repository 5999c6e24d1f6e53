using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.MarketData;

/// <summary>Sets what every later market data request of this session gets (59).</summary>
public sealed record ReqMarketDataTypeRequest(MarketDataType Type) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(59);
        writer.Write(1);
        writer.Write((int)Type);
    }
}
