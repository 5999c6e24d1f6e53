using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>What an error that names an order means for it. Source: docs/protocol.md, "Codes".</summary>
internal static class OrderErrors
{
    /// <summary>"Cancelled": a notice; the order's status says the fact.</summary>
    public const int CancelNotice = 202;

    /// <summary>The order goes on; 10349 tells of a preset that changed it.</summary>
    public static bool IsAdvice(int code) => TwsErrorCodes.IsWarning(code) || code is 10349;

    /// <summary>TWS or the exchange certainly refused; for any other code a moment is left in which the order may yet turn out to work.</summary>
    public static bool IsDefinite(int code) => code is >= 103 and <= 161 or 200 or 201 or 203 or >= 320 and <= 322 or 10006 or 10015;
}
