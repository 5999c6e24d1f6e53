using Gateway.Tws.Model;

namespace Gateway.Instruments.Contracts;

/// <summary>The size of a contract.</summary>
internal static class ContractUnits
{
    /// <summary>Units of the underlying in one contract: its multiplier, and 1 where it has none.</summary>
    public static decimal Units(this Contract contract) =>
        decimal.TryParse(contract.Multiplier, NumberStyles.Number, CultureInfo.InvariantCulture, out var units) && units > 0 ? units : 1;
}
