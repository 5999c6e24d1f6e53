using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.MarketData;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Api.MarketData;

/// <summary>Sets the market data type to what it is when the request is written, not when it was queued: a caller may change it in between. It is <see cref="ReqMarketDataTypeRequest"/>.</summary>
internal sealed class RestoreMarketDataTypeRequest(Func<MarketDataType> type) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version) => new ReqMarketDataTypeRequest(type()).WriteTo(writer, version);
}
