using Gateway.Tws.Model;
using Gateway.Tws.Requests.Contracts;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Options;

/// <summary>Asks for the volatility at which an option is worth a price (54). Goes on until it is cancelled.</summary>
public sealed record CalculateImpliedVolatilityRequest(int RequestId, Contract Contract, decimal OptionPrice, decimal UnderlyingPrice) : ITwsRequest
{
    public IReadOnlyList<TagValue> Options { get; init; } = [];

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(54);
        writer.Write(3);
        writer.Write(RequestId);
        writer.WriteContract(Contract);
        writer.Write(OptionPrice);
        writer.Write(UnderlyingPrice);
        writer.WriteOptions(Options);
    }
}

/// <summary>Ends a computation of a volatility (56).</summary>
public sealed record CancelCalculateImpliedVolatilityRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(56);
        writer.Write(1);
        writer.Write(RequestId);
    }
}
