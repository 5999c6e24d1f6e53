namespace TwsSimulator.Session;

/// <summary>Codes of TWS error messages and notices that the simulator sends.</summary>
internal static class ErrorCodes
{
    public const int RateExceeded = 100;
    public const int TooManyLines = 101;
    public const int DuplicateTickerId = 102;
    public const int HistoricalDataError = 162;
    public const int HistoricalDataNotice = 165;
    public const int NoSecurityDefinition = 200;
    public const int UnknownTickerId = 300;
    public const int TooManyBooks = 309;
    public const int UnknownBook = 310;
    public const int DepthHalted = 316;
    public const int DepthReset = 317;
    public const int ErrorReadingRequest = 320;
    public const int ErrorValidatingRequest = 321;
    public const int ErrorProcessingRequest = 322;
    public const int ClientIdInUse = 326;
    public const int NotSubscribed = 354;
    public const int NoScannerSubscription = 365;
    public const int NoHistoricalQuery = 366;
    public const int GenericTicksWithSnapshot = 414;
    public const int InvalidRealTimeQuery = 420;
    public const int NoFundamentals = 430;
    public const int MarketDataFarmOk = 2104;
    public const int HistoricalDataFarmOk = 2106;
    public const int SecDefFarmOk = 2158;
    public const int NoDepth = 10092;
    public const int DelayedDataInstead = 10167;
    public const int NoTicks = 10189;
    public const int TooManyTickStreams = 10190;
    public const int NoNewsArticle = 10172;
    public const int NewsNotAllowed = 10276;
    public const int CalendarMetaDataNotRequested = 10282;
    public const int CalendarEventsFailed = 10283;
    public const int ExpectedAggTrades = 10299;
    public const int FundamentalsNotAllowed = 10358;
}
