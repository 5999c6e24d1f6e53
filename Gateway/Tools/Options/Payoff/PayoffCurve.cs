namespace Gateway.Tools.Options.Payoff;

/// <summary>Profit at expiration as a function of the underlying's price, from 0 up: straight lines between the strikes.</summary>
/// <remarks>
/// Exact: every number is a sum of products; only a break-even between two strikes is a quotient. Commissions and early exercise are left out.
/// </remarks>
internal sealed class PayoffCurve
{
    private const int Digits = 8;

    private readonly IReadOnlyList<PayoffLeg> _legs;

    public PayoffCurve(IReadOnlyList<PayoffLeg> legs)
    {
        _legs = legs;
        Cost = legs.Sum(leg => leg.Cost);
        Points = [.. legs.Where(leg => leg.Kind != PayoffKind.Underlying).Select(leg => leg.Strike).Append(0).Distinct().Order()];
        Slope = legs.Sum(leg => leg.SlopeAbove);
    }

    /// <summary>The cost of the position; negative for a credit.</summary>
    public decimal Cost { get; }

    /// <summary>Where the curve bends: 0 and the strikes, ascending.</summary>
    public IReadOnlyList<decimal> Points { get; }

    /// <summary>The slope above the last strike: the profit gained with each unit of the underlying's price.</summary>
    public decimal Slope { get; }

    /// <summary>The most that can be gained; null when there is no bound. Negative when every outcome loses.</summary>
    public decimal? MaxProfit => Slope > 0 ? null : Points.Max(ProfitAt);

    /// <summary>The most that can be lost, as a positive number; null when there is no bound. Negative when every outcome gains.</summary>
    public decimal? MaxLoss => Slope < 0 ? null : -Points.Min(ProfitAt);

    public decimal ProfitAt(decimal underlying) => _legs.Sum(leg => leg.ValueAt(underlying)) - Cost;

    /// <summary>The break-even prices, ascending; of a range without profit or loss its two ends.</summary>
    public IReadOnlyList<decimal> BreakEvens()
    {
        SortedSet<decimal> found = [.. Points.Where(point => ProfitAt(point) == 0)];
        for (var i = 1; i < Points.Count; i++)
        {
            var (left, right) = (ProfitAt(Points[i - 1]), ProfitAt(Points[i]));
            if (Math.Sign(left) * Math.Sign(right) < 0)
                found.Add(Math.Round(Points[i - 1] + (Points[i] - Points[i - 1]) * left / (left - right), Digits));
        }
        var last = ProfitAt(Points[^1]);
        if (Math.Sign(last) * Math.Sign(Slope) < 0)
            found.Add(Math.Round(Points[^1] - last / Slope, Digits));
        return [.. found];
    }
}

/// <summary>How a leg's value depends on the underlying at expiration.</summary>
internal enum PayoffKind
{
    Underlying,
    Call,
    Put,
}

/// <summary>One part of a position, at expiration.</summary>
/// <param name="Strike">0 for the underlying itself.</param>
/// <param name="Units">Money for each 1 of the price: contracts times point value; negative when sold.</param>
/// <param name="Price">Paid for one unit, or got when sold.</param>
internal readonly record struct PayoffLeg(PayoffKind Kind, decimal Strike, decimal Units, decimal Price)
{
    public decimal Cost => Units * Price;

    /// <summary>The slope of the leg's value above every strike.</summary>
    public decimal SlopeAbove => Kind == PayoffKind.Put ? 0 : Units;

    public decimal ValueAt(decimal underlying) => Units * Kind switch
    {
        PayoffKind.Call => Math.Max(0, underlying - Strike),
        PayoffKind.Put => Math.Max(0, Strike - underlying),
        _ => underlying,
    };
}
