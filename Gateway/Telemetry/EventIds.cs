namespace Gateway.Telemetry;

/// <summary>The ids of all log events; each room has its range, and ids are unique.</summary>
internal static class EventIds
{
    // Mcp 2000-
    public const int MethodFailed = 2000;
    public const int SessionOpened = 2001;
    public const int SessionClosed = 2002;
    public const int SessionExpired = 2003;
    public const int SessionsFull = 2004;
    public const int CallCancelled = 2005;
    public const int RequestRefused = 2006;
    public const int ClientLeft = 2007;
    public const int SessionReplaced = 2008;
    public const int UnattendedCallFailed = 2030;
    public const int ChangeReaderFailed = 2060;
    public const int WatcherFailed = 2061;
    public const int WatcherEnded = 2062;
    public const int WatcherStopped = 2063;
    public const int WatchNotEnded = 2064;
    public const int TaskStarted = 2040;
    public const int TaskEnded = 2041;
    public const int TaskFailed = 2042;
    public const int TasksFull = 2043;
    public const int TaskExpired = 2044;

    // Tools 3000-
    public const int ToolFailed = 3000;
    public const int OrderApproved = 3001;
    public const int OrderNotApproved = 3002;
    public const int TradingHalted = 3003;
    public const int TradingResumed = 3004;
    public const int HaltNotKept = 3005;
    public const int AuditFailed = 3006;
    public const int HaltStillKept = 3007;
    public const int HaltUnreadable = 3010;
    public const int AuditNotPruned = 3008;
    public const int AuditFillMissing = 3009;
    public const int StagedNotKept = 3015;
    public const int JournalUnavailable = 3020;
    public const int JournalWrittenAgain = 3021;
    public const int CancelsDone = 3024;
    public const int CancelsNotKept = 3025;
    public const int HaltFileIgnored = 3026;
    public const int HaltFileFailed = 3027;

    // Notifications 3100-
    public const int NoticeDropped = 3100;

    // Http 4000-
    public const int UnhandledException = 4000;
    public const int GuardRefused = 4001;
    public const int TokensReloaded = 4002;
    public const int TokenFileUnreadable = 4003;
    public const int TokenLineRefused = 4004;
    public const int SigningKeysRead = 4005;
    public const int SigningKeysUnavailable = 4006;
    public const int TokenEnded = 4007;
    public const int LocalEnded = 4008;
    public const int TwsAway = 4010;

    // Streaming 5000-
    public const int ClientGone = 5000;
}
