namespace Gateway.Tws.Session;

/// <summary>What the codes of message 4 mean for the request that they name. Source: docs/protocol.md, "Codes".</summary>
public static class TwsErrorCodes
{
    public const int MaxRateExceeded = 100;
    public const int ClientIdInUse = 326;
    public const int ConnectivityLost = 1100;
    public const int ConnectivityRestoredDataLost = 1101;
    public const int ConnectivityRestoredDataKept = 1102;
    public const int SocketPortChanged = 1300;

    /// <summary>Advice: the request goes on.</summary>
    public static bool IsWarning(int code) => code is >= 2100 and <= 2169 or 399 or 404 or 10089 or 10090 or 10091 or 10167 or 10182 or 2174;

    public static bool IsRetryable(int code) => code is MaxRateExceeded or 101 or 162 or 165 or 322 or 366 or 420 or 504 or 10197 or ConnectivityLost;
}
