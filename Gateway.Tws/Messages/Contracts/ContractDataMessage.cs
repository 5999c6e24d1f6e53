using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Contracts;

/// <summary>One contract that matches a request for details; everything but bonds (10).</summary>
public sealed record ContractDataMessage(int RequestId, ContractDetails Details) : IMessage<ContractDataMessage>, IKeyedMessage
{
    private const string Fund = "FUND";

    public static int MessageId => 10;

    public static ContractDataMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var requestId = reader.ReadInt();
        var contract = new Contract { Symbol = reader.ReadString(), SecType = reader.ReadString() };
        var dates = LastTradeDates.Split(reader.ReadString());
        contract = contract with
        {
            LastTradeDateOrContractMonth = dates.Date,
            LastTradeDate = version.Has(ServerVersion.LastTradeDate) ? reader.ReadString() : "",
            Strike = reader.ReadStrike(),
            Right = reader.ReadMark(),
            Exchange = reader.ReadString(),
            Currency = reader.ReadString(),
            LocalSymbol = reader.ReadString(),
        };
        var details = new ContractDetails { LastTradeTime = dates.Time, MarketName = reader.ReadString() };
        contract = contract with { TradingClass = reader.ReadString(), ConId = reader.ReadInt() };
        details = details with { MinTick = reader.ReadDecimal() };
        contract = contract with { Multiplier = reader.ReadString() };
        details = details with
        {
            OrderTypes = reader.ReadString(),
            ValidExchanges = reader.ReadString(),
            PriceMagnifier = reader.ReadInt(),
            UnderConId = reader.ReadInt(),
            LongName = reader.ReadEscapedString(),
        };
        contract = contract with { PrimaryExch = reader.ReadString() };
        details = ReadRest(ref reader, details with { Contract = contract });
        if (version.Has(ServerVersion.FundDataFields) && contract.SecType == Fund)
            details = reader.ReadFund(details);
        if (version.Has(ServerVersion.IneligibilityReasons))
            details = details with { IneligibilityReasons = reader.ReadIneligibilityReasons() };
        return new ContractDataMessage(requestId, details);
    }

    private static ContractDetails ReadRest(ref FieldReader reader, ContractDetails details) => details with
    {
        ContractMonth = reader.ReadString(),
        Industry = reader.ReadString(),
        Category = reader.ReadString(),
        Subcategory = reader.ReadString(),
        TimeZoneId = reader.ReadString(),
        TradingHours = reader.ReadString(),
        LiquidHours = reader.ReadString(),
        EvRule = reader.ReadString(),
        EvMultiplier = reader.ReadDecimal(),
        SecIdList = reader.ReadTagValues(),
        AggGroup = reader.ReadInt(),
        UnderSymbol = reader.ReadString(),
        UnderSecType = reader.ReadString(),
        MarketRuleIds = reader.ReadString(),
        RealExpirationDate = reader.ReadString(),
        StockType = reader.ReadString(),
        MinSize = reader.ReadDecimalOrNull(),
        SizeIncrement = reader.ReadDecimalOrNull(),
        SuggestedSizeIncrement = reader.ReadDecimalOrNull(),
    };
}

/// <summary>All contracts that match have come (52).</summary>
public readonly record struct ContractDataEndMessage(int RequestId) : IMessage<ContractDataEndMessage>, IKeyedMessage
{
    public static int MessageId => 52;

    public static ContractDataEndMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new ContractDataEndMessage(reader.ReadInt());
    }
}

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
