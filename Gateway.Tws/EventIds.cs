namespace Gateway.Tws;

/// <summary>Ids of the log messages of this project: 1000 to 1999.</summary>
internal static class EventIds
{
    public const int ReceiverFailed = 1000;
    public const int UnknownMessage = 1001;
    public const int UndecodableMessage = 1002;
    public const int BrokenFrame = 1003;
    public const int SessionStarted = 1004;
    public const int SessionEnded = 1005;
    public const int WithdrawalNotSent = 1006;

    public const int Connected = 1101;
    public const int ConnectFailed = 1102;
    public const int ConnectionLost = 1103;
    public const int LinkChanged = 1105;
    public const int StreamsReplayed = 1107;
    public const int StreamRefused = 1108;
    public const int StatusHandlerFailed = 1109;
    public const int TwsNotice = 1111;

    public const int OrdersRead = 1300;
    public const int OrdersIncomplete = 1301;
    public const int OrdersUnread = 1302;
    public const int DuplicateOrderId = 1303;
    public const int BracketCut = 1304;
    public const int KeyDoubled = 1305;
}
