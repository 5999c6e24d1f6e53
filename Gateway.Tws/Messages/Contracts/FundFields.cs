using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Contracts;

/// <summary>The tail of contract details: what funds have, and why an account may not trade the contract.</summary>
internal static class FundFields
{
    public static ContractDetails ReadFund(this ref FieldReader reader, ContractDetails details) => details with
    {
        FundName = reader.ReadString(),
        FundFamily = reader.ReadString(),
        FundType = reader.ReadString(),
        FundFrontLoad = reader.ReadString(),
        FundBackLoad = reader.ReadString(),
        FundBackLoadTimeInterval = reader.ReadString(),
        FundManagementFee = reader.ReadString(),
        FundClosed = reader.ReadBool(),
        FundClosedForNewInvestors = reader.ReadBool(),
        FundClosedForNewMoney = reader.ReadBool(),
        FundNotifyAmount = reader.ReadString(),
        FundMinimumInitialPurchase = reader.ReadString(),
        FundSubsequentMinimumPurchase = reader.ReadString(),
        FundBlueSkyStates = reader.ReadString(),
        FundBlueSkyTerritories = reader.ReadString(),
        FundDistributionPolicyIndicator = reader.ReadString(),
        FundAssetType = reader.ReadString(),
    };

    public static IneligibilityReason[] ReadIneligibilityReasons(this ref FieldReader reader)
    {
        var reasons = new IneligibilityReason[reader.ReadCount()];
        for (var i = 0; i < reasons.Length; i++)
            reasons[i] = new IneligibilityReason(reader.ReadString(), reader.ReadString());
        return reasons;
    }
}
