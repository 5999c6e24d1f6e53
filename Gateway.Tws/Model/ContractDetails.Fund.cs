namespace Gateway.Tws.Model;

// What only funds have, from server version 179 on; loads, fees and amounts are texts.
public sealed partial record ContractDetails
{
    public string FundName { get; init; } = "";
    public string FundFamily { get; init; } = "";
    public string FundType { get; init; } = "";
    public string FundFrontLoad { get; init; } = "";
    public string FundBackLoad { get; init; } = "";
    public string FundBackLoadTimeInterval { get; init; } = "";
    public string FundManagementFee { get; init; } = "";
    public bool FundClosed { get; init; }
    public bool FundClosedForNewInvestors { get; init; }
    public bool FundClosedForNewMoney { get; init; }
    public string FundNotifyAmount { get; init; } = "";
    public string FundMinimumInitialPurchase { get; init; } = "";
    public string FundSubsequentMinimumPurchase { get; init; } = "";
    public string FundBlueSkyStates { get; init; } = "";
    public string FundBlueSkyTerritories { get; init; } = "";

    /// <summary>N accumulation, Y income.</summary>
    public string FundDistributionPolicyIndicator { get; init; } = "";

    /// <summary>000 others, 001 money market, 002 fixed income, 003 multi-asset, 004 equity, 005 sector, 006 guaranteed, 007 alternative.</summary>
    public string FundAssetType { get; init; } = "";
}
