namespace TwsSimulator.Market;

/// <summary>The prices that an instrument may have: multiples of a tick, which may grow with the price.</summary>
/// <param name="RuleId">The market rule id under which reqMarketRule lists the steps.</param>
/// <param name="Steps">From the lowest price up: the price where a step begins and its tick.</param>
internal sealed record PriceGrid(int RuleId, params IReadOnlyList<(decimal From, decimal Tick)> Steps)
{
    /// <summary>The smallest tick at any price: what contract details call minTick.</summary>
    public decimal Least { get; } = Steps.Min(step => step.Tick);

    public decimal TickAt(decimal price)
    {
        var size = Math.Abs(price);
        for (var i = Steps.Count - 1; i > 0; i--)
        {
            if (size >= Steps[i].From)
                return Steps[i].Tick;
        }
        return Steps[0].Tick;
    }

    public decimal Nearest(decimal price) => Math.Round(price / TickAt(price)) * TickAt(price);

    public decimal Below(decimal price) => Math.Floor(price / TickAt(price)) * TickAt(price);

    public decimal Above(decimal price) => Math.Ceiling(price / TickAt(price)) * TickAt(price);
}
