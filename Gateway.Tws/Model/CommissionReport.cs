namespace Gateway.Tws.Model;

/// <summary>What one fill cost; <see cref="ExecId"/> names the <see cref="Execution"/>.</summary>
public sealed record CommissionReport
{
    public string ExecId { get; init; } = "";
    public decimal? Commission { get; init; }
    public string Currency { get; init; } = "";

    /// <summary>Null for a fill that closed nothing.</summary>
    public decimal? RealizedPNL { get; init; }

    /// <summary>Bonds only.</summary>
    public decimal? Yield { get; init; }

    /// <summary><c>yyyyMMdd</c> as a number; bonds only.</summary>
    public int? YieldRedemptionDate { get; init; }
}
