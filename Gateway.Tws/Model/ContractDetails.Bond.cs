namespace Gateway.Tws.Model;

// What only bonds have.
public sealed partial record ContractDetails
{
    public string Cusip { get; init; } = "";
    public decimal Coupon { get; init; }
    public string Maturity { get; init; } = "";
    public string IssueDate { get; init; } = "";
    public string Ratings { get; init; } = "";
    public string BondType { get; init; } = "";
    public string CouponType { get; init; } = "";
    public bool Convertible { get; init; }
    public bool Callable { get; init; }
    public bool Putable { get; init; }
    public string DescAppend { get; init; } = "";
    public string NextOptionDate { get; init; } = "";
    public string NextOptionType { get; init; } = "";
    public bool NextOptionPartial { get; init; }
    public string Notes { get; init; } = "";
}
