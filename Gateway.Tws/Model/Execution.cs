namespace Gateway.Tws.Model;

/// <summary>One fill of an order.</summary>
public sealed record Execution
{
    public int OrderId { get; init; }
    public int ClientId { get; init; }

    /// <summary>Unique; a correction shares everything before the last dot.</summary>
    public string ExecId { get; init; } = "";

    /// <summary>As TWS wrote it, usually <c>yyyyMMdd HH:mm:ss Zone</c>; <see cref="TwsTime.Parse"/> reads it.</summary>
    public string Time { get; init; } = "";

    public string AcctNumber { get; init; } = "";
    public string Exchange { get; init; } = "";

    /// <summary>BOT or SLD.</summary>
    public string Side { get; init; } = "";

    public decimal Shares { get; init; }
    public decimal Price { get; init; }

    /// <summary>IB's id of the order, the same for every client and for ever.</summary>
    public long PermId { get; init; }

    /// <summary>Not 0 when IB closed the position.</summary>
    public int Liquidation { get; init; }

    /// <summary>Total filled, including this fill.</summary>
    public decimal CumQty { get; init; }

    public decimal AvgPrice { get; init; }
    public string OrderRef { get; init; } = "";
    public string EvRule { get; init; } = "";
    public decimal? EvMultiplier { get; init; }
    public string ModelCode { get; init; } = "";

    /// <summary>0 none, 1 added, 2 removed, 3 routed out.</summary>
    public int LastLiquidity { get; init; }

    /// <summary>From server version 178 on.</summary>
    public bool PendingPriceRevision { get; init; }

    /// <summary>From server version 198 on.</summary>
    public string Submitter { get; init; } = "";
}

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

/// <summary>Which executions to report; the default value asks for all of today's.</summary>
public sealed record ExecutionFilter
{
    /// <summary>0 means every client.</summary>
    public int ClientId { get; init; }

    public string AcctCode { get; init; } = "";

    /// <summary>The earliest time, <c>yyyyMMdd-HH:mm:ss</c> in UTC or <c>yyyyMMdd HH:mm:ss Zone</c>.</summary>
    public string Time { get; init; } = "";

    public string Symbol { get; init; } = "";
    public string SecType { get; init; } = "";
    public string Exchange { get; init; } = "";

    /// <summary>BUY or SELL.</summary>
    public string Side { get; init; } = "";

    /// <summary>Days back from today; from server version 200 on.</summary>
    public int? LastNDays { get; init; }

    /// <summary>Days as <c>yyyyMMdd</c>; from server version 200 on.</summary>
    public IReadOnlyList<string> SpecificDates { get; init; } = [];
}
