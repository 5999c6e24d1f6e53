namespace Gateway.Tws.Model;

/// <summary>The account's margin cushion rises above or falls below a percentage.</summary>
public sealed record MarginCondition : OrderCondition
{
    public bool IsMore { get; init; }

    /// <summary>Whole per cent.</summary>
    public int Percent { get; init; }
}
