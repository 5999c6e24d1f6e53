namespace Gateway.Tws.Model;

/// <summary>A moment has passed or not yet passed.</summary>
public sealed record TimeCondition : OrderCondition
{
    public bool IsMore { get; init; }

    /// <summary><c>yyyyMMdd HH:mm:ss Zone</c> or <c>yyyyMMdd-HH:mm:ss</c> in UTC.</summary>
    public string Time { get; init; } = "";
}
