namespace Gateway.Tws.Model;

/// <summary>What must be true before an order becomes active, or is cancelled.</summary>
public abstract record OrderCondition
{
    /// <summary>How this condition joins the next one: true for "and", false for "or". The last one's is ignored.</summary>
    public bool IsConjunctionConnection { get; init; } = true;
}

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

/// <summary>A moment has passed or not yet passed.</summary>
public sealed record TimeCondition : OrderCondition
{
    public bool IsMore { get; init; }

    /// <summary><c>yyyyMMdd HH:mm:ss Zone</c> or <c>yyyyMMdd-HH:mm:ss</c> in UTC.</summary>
    public string Time { get; init; } = "";
}

/// <summary>The account's margin cushion rises above or falls below a percentage.</summary>
public sealed record MarginCondition : OrderCondition
{
    public bool IsMore { get; init; }

    /// <summary>Whole per cent.</summary>
    public int Percent { get; init; }
}

/// <summary>A trade in an instrument was executed in the account.</summary>
public sealed record ExecutionCondition : OrderCondition
{
    public string SecType { get; init; } = "";
    public string Exchange { get; init; } = "";
    public string Symbol { get; init; } = "";
}

/// <summary>An instrument's volume of the day rises above or falls below a number.</summary>
public sealed record VolumeCondition : OrderCondition
{
    public bool IsMore { get; init; }
    public int Volume { get; init; }
    public int ConId { get; init; }
    public string Exchange { get; init; } = "";
}

/// <summary>An instrument's change of the day rises above or falls below a percentage.</summary>
public sealed record PercentChangeCondition : OrderCondition
{
    public bool IsMore { get; init; }
    public decimal ChangePercent { get; init; }
    public int ConId { get; init; }
    public string Exchange { get; init; } = "";
}
