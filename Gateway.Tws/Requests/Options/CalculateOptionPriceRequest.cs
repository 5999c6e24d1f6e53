using Gateway.Tws.Model;
using Gateway.Tws.Requests.Contracts;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Options;

/// <summary>Asks what an option is worth at a volatility (55). Goes on until it is cancelled.</summary>
/// <param name="Volatility">A year's, as a fraction: 0.25 is 25 %.</param>
public sealed record CalculateOptionPriceRequest(int RequestId, Contract Contract, double Volatility, decimal UnderlyingPrice) : ITwsRequest
{
    public IReadOnlyList<TagValue> Options { get; init; } = [];

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(55);
        writer.Write(3);
        writer.Write(RequestId);
        writer.WriteContract(Contract);
        writer.Write(Volatility);
        writer.Write(UnderlyingPrice);
        writer.WriteOptions(Options);
    }
}

/// <summary>Ends a computation of a price (57).</summary>
public sealed record CancelCalculateOptionPriceRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(57);
        writer.Write(1);
        writer.Write(RequestId);
    }
}
