namespace Gateway.Tws.Model;

/// <summary>The price steps of an exchange's orders: a price that is no whole number of steps is refused with error 110.</summary>
/// <param name="Id">As contract details name it, one for each exchange.</param>
/// <param name="Increments">By price, the lowest first; at least one.</param>
public sealed record MarketRule(int Id, IReadOnlyList<PriceIncrement> Increments)
{
    /// <summary>The step at a price; for a negative one, as combinations have, the step at its size.</summary>
    public decimal IncrementAt(decimal price)
    {
        var size = Math.Abs(price);
        var step = Increments[0].Increment;
        foreach (var band in Increments)
            if (band.LowEdge <= size)
                step = band.Increment;
        return step;
    }

    /// <summary>The price that an order may have next to the given one.</summary>
    /// <param name="price">Any price.</param>
    /// <param name="mode">
    /// By default the nearest; <see cref="MidpointRounding.ToNegativeInfinity"/> never above, <see cref="MidpointRounding.ToPositiveInfinity"/> never
    /// below it.
    /// </param>
    public decimal Round(decimal price, MidpointRounding mode = MidpointRounding.AwayFromZero)
    {
        var step = IncrementAt(price);
        return step == 0m ? price : Math.Round(price / step, mode) * step;
    }
}

/// <summary>The price step from a price on.</summary>
public sealed record PriceIncrement(decimal LowEdge, decimal Increment);
