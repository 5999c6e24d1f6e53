namespace TwsSimulator.Trading;

/// <summary>Why a request about an order was refused: one of TWS's error codes and its text.</summary>
internal sealed record OrderRefusal(int Code, string Text)
{
    public const int DuplicateOrderId = 103;
    public const int CannotModifyFilled = 104;
    public const int ModificationMismatch = 105;
    public const int PriceIncrement = 110;
    public const int NotForTheDay = 113;
    public const int NoSecurityDefinition = 200;
    public const int Rejected = 201;
    public const int OrderCancelled = 202;
    public const int ReadError = 320;
    public const int ValidationError = 321;
    public const int ProcessingError = 322;
    public const int AutoBindNotAllowed = 327;
    public const int UnknownAllocation = 332;
    public const int NotAnAdvisor = 344;
    public const int UnsupportedOrderType = 387;
    public const int OrderNote = 399;
    public const int OutsideHoursIgnored = 2109;
    public const int PriceCapped = 2161;
    public const int ZoneMissing = 2174;
    public const int UnknownAlgo = 439;
    public const int AlgoValidation = 441;
    public const int AlgoNotAllowed = 442;
    public const int UnknownAlgoParam = 443;
    public const int VolatilityNotAllowed = 369;
    public const int MissingParent = 10006;
    public const int InvalidNonGuaranteed = 10043;
    public const int InvalidTif = 10052;
    public const int CancelUnknown = 10147;
    public const int CancelDone = 10148;
    public const int FractionNotPermitted = 10243;
    public const int NoCashQuantity = 10244;
    public const int NeedsCashQuantity = 10289;
    public const int NoFraction = 10318;

    public static readonly OrderRefusal NoAccount = new(435, "You must specify an account.");

    public static OrderRefusal Invalid(string cause) => new(ValidationError, $"Error validating request.-'bA' : cause - {cause}");

    public static OrderRefusal Reject(string reason) => new(Rejected, $"Order rejected - reason:{reason}");
}
