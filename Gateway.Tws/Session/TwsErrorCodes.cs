namespace Gateway.Tws.Session;

/// <summary>
/// What the codes of message 4 mean for their request. <see cref="TwsCodes"/> describes each code. Source: docs/protocol.md, "Codes".
/// </summary>
public static class TwsErrorCodes
{
    public const int ClientIdInUse = 326;

    /// <summary>The book is void and comes anew.</summary>
    public const int DepthReset = 317;

    /// <summary>Not sent by TWS: the client could not parse an answer.</summary>
    public const int BadMessage = 507;

    /// <summary>Not sent by TWS: the client refused a text with characters that TWS does not accept.</summary>
    public const int InvalidText = 579;

    public const int ConnectivityLost = 1100;
    public const int ConnectivityRestoredDataLost = 1101;
    public const int ConnectivityRestoredDataKept = 1102;
    public const int TwsServerLinkBroken = 2110;

    /// <summary>TWS could not read, validate or process a request: 320, 321, 322. They come without an id when the request had none.</summary>
    public static bool IsRequestRefused(int code) => code is >= 320 and <= 322;

    /// <summary>TWS sends no further updates of a request until it is sent again: live updates failed, or a trade was taken back.</summary>
    public static bool StopsUpdates(int code) => code is 10182 or 10225;
}
