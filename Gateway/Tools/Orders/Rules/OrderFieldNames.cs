namespace Gateway.Tools.Orders.Rules;

/// <summary>The names under which a caller gives the fields of an order: an error names the field that its caller wrote.</summary>
internal sealed record OrderFieldNames
{
    public static readonly OrderFieldNames Placing = new();

    public static readonly OrderFieldNames Changing = new() { Stop = "auxPrice", FirstStop = "trailStopPrice", Offset = "auxPrice" };

    public string Quantity { get; init; } = "quantity";

    /// <summary>The field that chooses the order type.</summary>
    public string Type { get; init; } = "orderType";

    /// <summary>The price that by itself decides the order type; null where <see cref="Type"/> does.</summary>
    public string? TypeBy { get; init; }

    public string Limit { get; init; } = "limitPrice";

    /// <summary>The trigger of a stop or touch order.</summary>
    public string Stop { get; init; } = "stopPrice";

    /// <summary>The first stop of a trailing order.</summary>
    public string FirstStop { get; init; } = "stopPrice";

    public string TrailAmount { get; init; } = "trailAmount";

    public string TrailPercent { get; init; } = "trailPercent";

    public string LimitOffset { get; init; } = "limitOffset";

    public string Offset { get; init; } = "offset";
}
