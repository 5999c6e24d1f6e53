using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Contracts;

/// <summary>One bond that matches a request for details (18).</summary>
public sealed record BondContractDataMessage(int RequestId, ContractDetails Details) : IMessage<BondContractDataMessage>, IKeyedMessage
{
    public static int MessageId => 18;

    public static BondContractDataMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var requestId = reader.ReadInt();
        var contract = new Contract { Symbol = reader.ReadString(), SecType = reader.ReadString() };
        var details = new ContractDetails { Cusip = reader.ReadString(), Coupon = reader.ReadDecimal() };
        var dates = LastTradeDates.Split(reader.ReadString());
        details = ReadBond(ref reader, details) with { Maturity = dates.Date, LastTradeTime = dates.Time, TimeZoneId = dates.Zone };
        contract = contract with { Exchange = reader.ReadString(), Currency = reader.ReadString() };
        details = details with { MarketName = reader.ReadString() };
        contract = contract with { TradingClass = reader.ReadString(), ConId = reader.ReadInt() };
        details = ReadTrading(ref reader, details);
        if (version.Has(ServerVersion.BondTradingHours))
        {
            details = details with
            {
                TimeZoneId = reader.ReadString(),
                TradingHours = reader.ReadString(),
                LiquidHours = reader.ReadString(),
            };
        }
        return new BondContractDataMessage(requestId, ReadRest(ref reader, details) with { Contract = contract });
    }

    private static ContractDetails ReadBond(ref FieldReader reader, ContractDetails details) => details with
    {
        IssueDate = reader.ReadString(),
        Ratings = reader.ReadString(),
        BondType = reader.ReadString(),
        CouponType = reader.ReadString(),
        Convertible = reader.ReadBool(),
        Callable = reader.ReadBool(),
        Putable = reader.ReadBool(),
        DescAppend = reader.ReadString(),
    };

    private static ContractDetails ReadTrading(ref FieldReader reader, ContractDetails details) => details with
    {
        MinTick = reader.ReadDecimal(),
        OrderTypes = reader.ReadString(),
        ValidExchanges = reader.ReadString(),
        NextOptionDate = reader.ReadString(),
        NextOptionType = reader.ReadString(),
        NextOptionPartial = reader.ReadBool(),
        Notes = reader.ReadString(),
        LongName = reader.ReadString(),
    };

    private static ContractDetails ReadRest(ref FieldReader reader, ContractDetails details) => details with
    {
        EvRule = reader.ReadString(),
        EvMultiplier = reader.ReadDecimal(),
        SecIdList = reader.ReadTagValues(),
        AggGroup = reader.ReadInt(),
        MarketRuleIds = reader.ReadString(),
        MinSize = reader.ReadDecimalOrNull(),
        SizeIncrement = reader.ReadDecimalOrNull(),
        SuggestedSizeIncrement = reader.ReadDecimalOrNull(),
    };
}
