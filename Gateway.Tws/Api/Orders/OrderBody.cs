using Gateway.Tws.Model;

namespace Gateway.Tws.Api.Orders;

/// <summary>An order as its caller first asked for it, before TWS or a later change touched it: a repeated call is compared with it.</summary>
/// <remarks>
/// Every field counts. Prices and quantities are numbers: 1.5 is 1.50. An id and an exchange are an instrument, however the caller named it; a
/// combination is its legs.
/// </remarks>
public sealed record OrderBody(Contract Contract, Order Order)
{
    public bool IsSame(Contract contract, Order order) => Hash() == new OrderBody(contract, order).Hash();

    /// <summary>SHA-256 of every field, hexadecimal: the same exactly for bodies that are the same. Takes about 10 microseconds.</summary>
    public string Hash() => OrderBodyHash.Of(this);
}
