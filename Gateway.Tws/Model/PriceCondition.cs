namespace Gateway.Tws.Model;

/// <summary>An instrument's price rises above or falls below a level.</summary>
public sealed record PriceCondition : OrderCondition
{
    public bool IsMore { get; init; }
    public decimal Price { get; init; }
    public int ConId { get; init; }
    public string Exchange { get; init; } = "";

    /// <summary>0 default, 1 double bid/ask, 2 last, 3 double last, 4 bid/ask, 7 last or bid/ask, 8 midpoint.</summary>
    public int TriggerMethod { get; init; }
}
