namespace Gateway.Tws.Model;

/// <summary>A trade in an instrument was executed in the account.</summary>
public sealed record ExecutionCondition : OrderCondition
{
    public string SecType { get; init; } = "";
    public string Exchange { get; init; } = "";
    public string Symbol { get; init; } = "";
}
