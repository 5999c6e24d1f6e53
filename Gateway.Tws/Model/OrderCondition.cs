namespace Gateway.Tws.Model;

/// <summary>What must be true before an order becomes active, or is cancelled.</summary>
public abstract record OrderCondition
{
    /// <summary>How this condition joins the next one: true for "and", false for "or". The last one's is ignored.</summary>
    public bool IsConjunctionConnection { get; init; } = true;
}
