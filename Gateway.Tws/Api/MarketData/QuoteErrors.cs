using Gateway.Tws.Session;

namespace Gateway.Tws.Api.MarketData;

/// <summary>What an error of TWS means for a market data line. Source: docs/protocol.md, "Codes".</summary>
internal static class QuoteErrors
{
    /// <summary>The line goes on. 10197 (a competing session has the data) ends by itself when that session does.</summary>
    public static bool IsAdvice(int code) => TwsCodes.IsNotice(code) || code == 10197;

    /// <summary>
    /// Live data is not to be had, or in part only, but delayed data may be if it is asked for. 10167 is not among them: there TWS sends it by
    /// itself.
    /// </summary>
    public static bool CallsForDelayed(int code) => code is 354 or 10089 or 10090 or 10168 or 10186 or 10197;

    /// <summary>No permission for the data that was asked for; TWS may still send delayed data.</summary>
    public static bool MayTurnToDelayed(int code) => code is 354 or 10168 or 10186;

    /// <summary>The answer to a cancel that crossed the end of the line.</summary>
    public static bool IsLate(int code) => code == 300;
}
