namespace TwsSimulator.Session;

/// <summary>Message ids that the simulator sends.</summary>
internal static class MessageIds
{
    public const int TickPrice = 1;
    public const int TickSize = 2;
    public const int OrderStatus = 3;
    public const int Error = 4;
    public const int OpenOrder = 5;
    public const int AccountValue = 6;
    public const int PortfolioValue = 7;
    public const int AccountUpdateTime = 8;
    public const int NextValidId = 9;
    public const int ContractData = 10;
    public const int ExecutionData = 11;
    public const int ManagedAccounts = 15;
    public const int HistoricalData = 17;
    public const int BondContractData = 18;
    public const int TickOptionComputation = 21;
    public const int TickGeneric = 45;
    public const int TickString = 46;
    public const int CurrentTime = 49;
    public const int RealTimeBars = 50;
    public const int ContractDataEnd = 52;
    public const int OpenOrderEnd = 53;
    public const int AccountDownloadEnd = 54;
    public const int ExecutionDataEnd = 55;
    public const int TickSnapshotEnd = 57;
    public const int MarketDataType = 58;
    public const int CommissionReport = 59;
    public const int Position = 61;
    public const int PositionEnd = 62;
    public const int AccountSummary = 63;
    public const int AccountSummaryEnd = 64;
    public const int SecDefOptParam = 75;
    public const int SecDefOptParamEnd = 76;
    public const int SymbolSamples = 79;
    public const int TickReqParams = 81;
    public const int SmartComponents = 82;
    public const int HeadTimestamp = 88;
    public const int HistoricalDataUpdate = 90;
    public const int MarketRule = 93;
    public const int PnL = 94;
    public const int PnLSingle = 95;
    public const int OrderBound = 100;
    public const int CompletedOrder = 101;
    public const int CompletedOrdersEnd = 102;
    public const int HistoricalSchedule = 106;
    public const int HistoricalDataEnd = 108;
    public const int CurrentTimeInMillis = 109;

    /// <summary>No message of any version has this id; clients must skip it.</summary>
    public const int Unknown = 9999;
}
