namespace Gateway.Tools.Options.Payoff;

/// <summary>One part of a position, at expiration.</summary>
/// <param name="Strike">0 for the underlying itself.</param>
/// <param name="Units">Units of the underlying that it is about: contracts times multiplier; negative when sold.</param>
/// <param name="Price">Paid for one unit, or got when sold.</param>
internal readonly record struct PayoffLeg(PayoffKind Kind, decimal Strike, decimal Units, decimal Price)
{
    public decimal Cost => Units * Price;

    /// <summary>What it changes by, a unit of the underlying, above every strike.</summary>
    public decimal SlopeAbove => Kind == PayoffKind.Put ? 0 : Units;

    public decimal ValueAt(decimal underlying) => Units * Kind switch
    {
        PayoffKind.Call => Math.Max(0, underlying - Strike),
        PayoffKind.Put => Math.Max(0, Strike - underlying),
        _ => underlying,
    };
}
