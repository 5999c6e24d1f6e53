using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>What an error that names an order means for it. Source: docs/protocol.md, "Codes".</summary>
internal static class OrderErrors
{
    /// <summary>The notice that an order was cancelled; the order's status decides.</summary>
    public const int CancelNotice = 202;

    /// <summary>Advice: the order goes on. 10349 reports a preset that changed it.</summary>
    public static bool IsAdvice(int code) => TwsCodes.IsNotice(code) || code is 10349;

    /// <summary>
    /// TWS or the exchange has definitely refused. After any other code the order may still turn out to work, so the caller waits a moment.
    /// </summary>
    public static bool IsDefinite(int code) =>
        code is >= 103 and <= 161 or 200 or 201 or 203 or >= 320 and <= 322 or 10006 or 10015 or 10058 or 10289 or 10326;

    /// <summary>TWS cannot cancel or change the order: it is done, or TWS does not know it.</summary>
    public static bool IsAboutCancel(int code) => code is 135 or 136 or 161 or 10147 or 10148;

    /// <summary>TWS does not know an order under this id.</summary>
    public static bool IsUnknownOrder(int code) => code is 135 or 10147;

    /// <summary>The order id is in use by another order: TWS did not accept this one.</summary>
    public const int DuplicateId = 103;
}
