using Gateway.Tws.Model;

namespace Gateway.Tws.Api.Orders;

/// <summary>An order as its caller first asked for it, before TWS or a later change touched it: a repeated call is compared with it.</summary>
public sealed record OrderBody(Contract Contract, Order Order)
{
    /// <summary>True when every field is the same. Prices and quantities are compared as numbers: 1.5 is 1.50.</summary>
    public bool IsSame(Contract contract, Order order) => IsSame(Contract, contract) && IsSame(Order, order);

    /// <summary>SHA-256 of every field, hexadecimal: the same exactly for bodies that are the same. Takes about 10 microseconds.</summary>
    public string Hash() => OrderBodyHash.Of(this);

    /// <summary>An id and an exchange are an instrument, however the caller named it; a combination is its legs.</summary>
    private static bool IsSame(Contract one, Contract other) =>
        one.ComboLegs.SequenceEqual(other.ComboLegs)
        && (one.ConId != 0
            ? one.ConId == other.ConId && one.Exchange == other.Exchange && one.DeltaNeutralContract == other.DeltaNeutralContract
            : one with { ComboLegs = other.ComboLegs } == other);

    /// <summary>Lists are the same by what they hold; everything else by the record's own equality, so that no field can be forgotten here.</summary>
    private static bool IsSame(Order one, Order other) =>
        one.Conditions.SequenceEqual(other.Conditions)
        && one.AlgoParams.SequenceEqual(other.AlgoParams)
        && one.OrderComboLegs.SequenceEqual(other.OrderComboLegs)
        && one.SmartComboRoutingParams.SequenceEqual(other.SmartComboRoutingParams)
        && one.OrderMiscOptions.SequenceEqual(other.OrderMiscOptions)
        && one with
        {
            Conditions = other.Conditions,
            AlgoParams = other.AlgoParams,
            OrderComboLegs = other.OrderComboLegs,
            SmartComboRoutingParams = other.SmartComboRoutingParams,
            OrderMiscOptions = other.OrderMiscOptions,
        } == other;
}
