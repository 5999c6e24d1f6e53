namespace Gateway.Tws.Model;

// Who the order is for: advisers, clearing, short sales, regulation.
public sealed partial record Order
{
    public string FaGroup { get; init; } = "";
    public string FaMethod { get; init; } = "";
    public string FaPercentage { get; init; } = "";
    public string ModelCode { get; init; } = "";

    /// <summary>O open, C close, or empty.</summary>
    public string OpenClose { get; init; } = "";

    /// <summary>0 customer, 1 firm.</summary>
    public int Origin { get; init; }

    /// <summary>0 none, 1 the clearing broker holds the shares, 2 they come from <see cref="DesignatedLocation"/>.</summary>
    public int ShortSaleSlot { get; init; }

    public string DesignatedLocation { get; init; } = "";
    public int ExemptCode { get; init; } = -1;

    /// <summary>I, A, W, J, U, M, K, Y, N, or empty.</summary>
    public string Rule80A { get; init; } = "";

    public string SettlingFirm { get; init; } = "";
    public string ClearingAccount { get; init; } = "";

    /// <summary>IB, Away or PTA.</summary>
    public string ClearingIntent { get; init; } = "";

    public string CustomerAccount { get; init; } = "";
    public bool ProfessionalCustomer { get; init; }
    public string ExtOperator { get; init; } = "";

    /// <summary>1 manual, 0 automatic.</summary>
    public int? ManualOrderIndicator { get; init; }

    public string ManualOrderTime { get; init; } = "";
    public string Mifid2DecisionMaker { get; init; } = "";
    public string Mifid2DecisionAlgo { get; init; } = "";
    public string Mifid2ExecutionTrader { get; init; } = "";
    public string Mifid2ExecutionAlgo { get; init; } = "";
    public SoftDollarTier Tier { get; init; } = new();
    public bool Solicited { get; init; }

    /// <summary>Who sent the order; inbound, from server version 198 on.</summary>
    public string Submitter { get; init; } = "";

    public string BondAccruedInterest { get; init; } = "";
}
