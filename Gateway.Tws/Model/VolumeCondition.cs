namespace Gateway.Tws.Model;

/// <summary>An instrument's volume of the day rises above or falls below a number.</summary>
public sealed record VolumeCondition : OrderCondition
{
    public bool IsMore { get; init; }
    public int Volume { get; init; }
    public int ConId { get; init; }
    public string Exchange { get; init; } = "";
}
