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

/// <summary>
/// Sets the market data type back to what is wanted when the request is written, not when it was queued: a caller may change it in between.
/// </summary>
internal sealed class RestoreMarketDataTypeRequest(Func<MarketDataType> type) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version) => new ReqMarketDataTypeRequest(type()).WriteTo(writer, version);
}
