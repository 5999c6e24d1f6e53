namespace TwsSimulator.Session;

/// <summary>Message ids that clients send.</summary>
internal static class RequestIds
{
    public const int ReqMktData = 1;
    public const int CancelMktData = 2;
    public const int PlaceOrder = 3;
    public const int CancelOrder = 4;
    public const int ReqOpenOrders = 5;
    public const int ReqAccountUpdates = 6;
    public const int ReqExecutions = 7;
    public const int ReqIds = 8;
    public const int ReqContractDetails = 9;
    public const int SetServerLogLevel = 14;
    public const int ReqAutoOpenOrders = 15;
    public const int ReqAllOpenOrders = 16;
    public const int ReqManagedAccts = 17;
    public const int ReqHistoricalData = 20;
    public const int CancelHistoricalData = 25;
    public const int ReqCurrentTime = 49;
    public const int ReqRealTimeBars = 50;
    public const int CancelRealTimeBars = 51;
    public const int ReqGlobalCancel = 58;
    public const int ReqMarketDataType = 59;
    public const int ReqPositions = 61;
    public const int ReqAccountSummary = 62;
    public const int CancelAccountSummary = 63;
    public const int CancelPositions = 64;
    public const int StartApi = 71;
    public const int ReqSecDefOptParams = 78;
    public const int ReqMatchingSymbols = 81;
    public const int ReqSmartComponents = 83;
    public const int ReqHeadTimestamp = 87;
    public const int CancelHeadTimestamp = 90;
    public const int ReqMarketRule = 91;
    public const int ReqPnL = 92;
    public const int CancelPnL = 93;
    public const int ReqPnLSingle = 94;
    public const int CancelPnLSingle = 95;
    public const int ReqCompletedOrders = 99;
    public const int ReqCurrentTimeInMillis = 105;
}
