namespace Gateway.Tws.Session;

/// <summary>What the codes of message 4 mean for the request that they name. Source: docs/protocol.md, "Codes".</summary>
public static class TwsErrorCodes
{
    public const int MaxRateExceeded = 100;
    public const int ClientIdInUse = 326;

    /// <summary>The book is void and comes anew.</summary>
    public const int DepthReset = 317;

    /// <summary>TWS never sends it: an answer that the client could not read.</summary>
    public const int BadMessage = 507;

    /// <summary>TWS never sends it: the client refused a text with characters that TWS does not take.</summary>
    public const int InvalidText = 579;

    public const int ConnectivityLost = 1100;
    public const int ConnectivityRestoredDataLost = 1101;
    public const int ConnectivityRestoredDataKept = 1102;
    public const int SocketPortChanged = 1300;
    public const int TwsServerLinkBroken = 2110;

    /// <summary>TWS could not read, validate or process a request: 320, 321, 322. They come without an id when the request had none.</summary>
    public static bool IsRequestRefused(int code) => code is >= 320 and <= 322;

    /// <summary>Advice: the request goes on.</summary>
    public static bool IsWarning(int code) => code is >= 2100 and <= 2169 or 399 or 404 or 10089 or 10090 or 10091 or 10167 or 2174;

    /// <summary>TWS sends no more updates of a request and wants to be asked again: live updates failed, or a trade was taken back.</summary>
    public static bool StopsUpdates(int code) => code is 10182 or 10225;

    /// <summary>The same call may succeed later without anything being changed in it.</summary>
    public static bool IsRetryable(int code) => code is
        MaxRateExceeded or 101 or 102 or 154 or 162 or 165 or 309 or 316 or 322 or 323 or 366 or 420 or 502 or 504 or BadMessage
        or ConnectivityLost or 2102 or 2103 or 2105 or TwsServerLinkBroken or 2119 or 2157 or 10182 or 10190 or 10197 or 10225;
}
