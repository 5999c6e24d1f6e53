namespace Gateway.Tws.Model;

/// <summary>An instrument's change of the day rises above or falls below a percentage.</summary>
public sealed record PercentChangeCondition : OrderCondition
{
    public bool IsMore { get; init; }
    public decimal ChangePercent { get; init; }
    public int ConId { get; init; }
    public string Exchange { get; init; } = "";
}
