namespace Gateway.Tws.Model;

// What completed orders report beside the rest.
public sealed partial record Order
{
    public string AutoCancelDate { get; init; } = "";
    public decimal? FilledQuantity { get; init; }
    public int RefFuturesConId { get; init; }

    /// <summary>Sent in requests and open orders too.</summary>
    public bool AutoCancelParent { get; init; }

    public string Shareholder { get; init; } = "";
    public long ParentPermId { get; init; }
}
