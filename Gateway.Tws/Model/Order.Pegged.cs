namespace Gateway.Tws.Model;

// Orders pegged to a benchmark, to the best price or to the midpoint.
public sealed partial record Order
{
    public int ReferenceContractId { get; init; }
    public bool IsPeggedChangeAmountDecrease { get; init; }
    public decimal? PeggedChangeAmount { get; init; }
    public decimal? ReferenceChangeAmount { get; init; }
    public string ReferenceExchange { get; init; } = "";

    public int? MinTradeQty { get; init; }
    public int? MinCompeteSize { get; init; }

    /// <summary>Null while <see cref="CompeteAgainstBestOffsetUpToMid"/> is true.</summary>
    public decimal? CompeteAgainstBestOffset { get; init; }

    /// <summary>Competes up to the midpoint; IB writes it as an infinite offset.</summary>
    public bool CompeteAgainstBestOffsetUpToMid { get; init; }

    public decimal? MidOffsetAtWhole { get; init; }
    public decimal? MidOffsetAtHalf { get; init; }
}
