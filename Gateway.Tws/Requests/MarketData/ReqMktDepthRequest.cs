using Gateway.Tws.Model;
using Gateway.Tws.Requests.Contracts;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.MarketData;

/// <summary>Subscribes to the order book of a contract (10).</summary>
/// <param name="Rows">The most rows of a side.</param>
/// <param name="IsSmartDepth">True for the books of all exchanges as one; the contract's exchange is SMART then.</param>
public sealed record ReqMktDepthRequest(int RequestId, Contract Contract, int Rows, bool IsSmartDepth) : ITwsRequest
{
    public IReadOnlyList<TagValue> Options { get; init; } = [];

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(10);
        writer.Write(5);
        writer.Write(RequestId);
        writer.WriteContract(Contract);
        writer.Write(Rows);
        writer.Write(IsSmartDepth);
        writer.WriteOptions(Options);
    }
}

/// <summary>Ends a stream of an order book (11).</summary>
public sealed record CancelMktDepthRequest(int RequestId, bool IsSmartDepth) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(11);
        writer.Write(1);
        writer.Write(RequestId);
        writer.Write(IsSmartDepth);
    }
}

/// <summary>Asks which exchanges have order books (82).</summary>
public sealed record ReqMktDepthExchangesRequest : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(82);
    }
}
