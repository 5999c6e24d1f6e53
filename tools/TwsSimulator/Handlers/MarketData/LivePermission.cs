using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.MarketData;

/// <summary>TWS's answer to users without permission for live data: an error, or a notice that delayed data follows.</summary>
internal static class LivePermission
{
    /// <summary>True when the request goes on with delayed data.</summary>
    /// <param name="refusal">The code that live data is refused with.</param>
    /// <param name="delayed">The client has asked for delayed data.</param>
    public static bool Permit(ClientSession client, int reqId, Instrument instrument, int refusal, bool delayed)
    {
        var code = delayed ? ErrorCodes.DelayedDataInstead : refusal;
        client.SendError(reqId, code, TextOf(code) + (code is 10168 or 10186 or 10197 ? "" : Subject(instrument)));
        return code == ErrorCodes.DelayedDataInstead;
    }

    /// <summary>Books have no delayed form.</summary>
    public static void RefuseBook(ClientSession client, int reqId, Instrument instrument) =>
        client.SendError(reqId, ErrorCodes.NotSubscribed, TextOf(ErrorCodes.NotSubscribed) + Subject(instrument));

    /// <summary>Neither have five-second bars.</summary>
    public static void RefuseBars(ClientSession client, int reqId, Instrument instrument) =>
        client.SendError(
            reqId, ErrorCodes.InvalidRealTimeQuery,
            $"Invalid Real-time Query:No market data permissions for {instrument.Exchange} {instrument.SecType}");

    private static string Subject(Instrument instrument) => $"{instrument.Symbol} {instrument.PrimaryExchange}/TOP/ALL";

    private static string TextOf(int code) => code switch
    {
        10089 => "Requested market data requires additional subscription for API. See link in 'Market Data Connections' dialog for more "
            + "details.Delayed market data is available.",
        10090 => "Part of requested market data is not subscribed. Subscription-independent ticks are still active.Delayed market data is available.",
        10167 => "Requested market data is not subscribed. Displaying delayed market data.",
        10168 or 10186 => "Requested market data is not subscribed. Delayed market data is not enabled.",
        10197 => "No market data during competing live session",
        _ => "Requested market data is not subscribed.Delayed market data is available.",
    };
}
