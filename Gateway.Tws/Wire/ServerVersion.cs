namespace Gateway.Tws.Wire;

/// <summary>The protocol version that both sides agreed on in the handshake: every version-dependent field asks it.</summary>
/// <remarks>Constants name the first version that has a feature. Source: docs/protocol.md, "Versions".</remarks>
public readonly record struct ServerVersion(int Value)
{
    /// <summary>Older servers are refused.</summary>
    public const int Minimum = 176;

    /// <summary>The last version whose frames are pure text; the most that the client asks for.</summary>
    public const int Target = 200;

    public const int FaProfileRemoved = 177;
    public const int PendingPriceRevision = 178;
    public const int FundDataFields = 179;
    public const int ExerciseManualOrderTime = 180;
    public const int LastTradeDate = 182;
    public const int CustomerAccount = 183;
    public const int ProfessionalCustomer = 184;
    public const int BondAccruedInterest = 185;
    public const int IneligibilityReasons = 186;
    public const int RfqFields = 187;
    public const int BondTradingHours = 188;
    public const int IncludeOvernight = 189;
    public const int RfqFieldsRemoved = 190;
    public const int ManualOrderIndicator = 192;
    public const int OpenOrderExtOperator = 193;
    public const int ErrorTime = 194;
    public const int OrderPreview = 195;
    public const int HistoricalDataEnd = 196;
    public const int CurrentTimeInMillis = 197;
    public const int Submitter = 198;
    public const int ImbalanceOnly = 199;
    public const int ExecutionDates = 200;

    /// <summary>True from the given version on.</summary>
    public bool Has(int feature) => Value >= feature;

    /// <summary>The request-for-quote fields existed in versions 187 to 189 only.</summary>
    public bool HasRfqFields => Value is >= RfqFields and < RfqFieldsRemoved;

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
