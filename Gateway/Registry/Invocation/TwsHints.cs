using System.Collections.Frozen;

namespace Gateway.Registry.Invocation;

/// <summary>What to do about TWS's error codes, in plain words. Source: docs/protocol.md, "Codes".</summary>
internal static class TwsHints
{
    private static readonly FrozenDictionary<int, string> Hints = new Dictionary<int, string>
    {
        [100] = "Too many requests a second: wait a second and send fewer.",
        [101] = "All market data lines are in use: stop a stream, or raise the limit with IB's quote boosters.",
        [102] = "A request id was used twice: call again.",
        [103] = "The order id was used before: check ibkr_get_open_orders before anything else, then place a new order if it is not there.",
        [104] = "The order is filled already and cannot be changed; see ibkr_get_executions.",
        [105] = "Only quantity, prices and time in force of a working order can be changed: cancel it and place a new one.",
        [106] = "TWS could not send the order: check that it is logged in and that the order is complete.",
        [107] = "The order is incomplete: check quantity, type and prices.",
        [109] = "The price is too far from the market: use a price nearer to the quote.",
        [110] = "The price is not a multiple of the contract's tick: round it to minTick of ibkr_get_contract_details.",
        [116] = "The order is not on the exchange any more and cannot be changed.",
        [125] = "The price is not valid for this order type: check limitPrice and stopPrice.",
        [135] = "No such order for this client id: see ibkr_get_open_orders for what is working.",
        [136] = "The order cannot be cancelled any more: see ibkr_get_order_status for what became of it.",
        [161] = "The order is filled or cancelled already: see ibkr_get_order_status.",
        [162] = "No history for this request: check whatToShow, duration, barSize and your data permissions; if it says pacing, wait 15 seconds.",
        [165] = "The history farm said something about the request: try again.",
        [166] = "The contract has expired: history of expired contracts needs includeExpired and ends two years back.",
        [200] = "No such contract, or several: find it with ibkr_search_symbols or ibkr_get_contract_details, then name it by conid:NUMBER.",
        [201] = "The order was rejected; the text says why: margin, permissions, price or quantity.",
        [202] = "The order was cancelled; the text says by whom or why.",
        [203] = "The security is not available for this account: check trading permissions in Client Portal.",
        [300] = "The stream has ended already.",
        [309] = "At most three market depth streams at once: stop one.",
        [310] = "There is no such market depth stream.",
        [316] = "Market depth stopped: start it again.",
        [317] = "The book was reset: what came before is void.",
        [320] = "TWS could not read the request: its version may not know one of the fields.",
        [321] = "TWS did not accept a field; the text names it. If it says read-only, untick Read-Only API in TWS, Global Configuration, API, Settings.",
        [322] = "TWS could not process the request: wait a little and try again.",
        [326] = "Another program uses this client id: set TWS_CLIENT_ID to another number.",
        [327] = "Only client id 0 may take over manual orders.",
        [354] = "Not subscribed to this market data: call ibkr_set_market_data_type with 3 for delayed data, or subscribe in Client Portal.",
        [366] = "The history request had ended already.",
        [387] = "The order type is not supported for this exchange or security.",
        [388] = "The order is smaller than the exchange's minimum.",
        [399] = "A note on the order, often about trading hours; the order goes on unless the text says otherwise.",
        [404] = "The shares are not available for a short sale now: the order is held until they are.",
        [420] = "Too many real-time requests for this instrument, or no permission: wait 15 seconds, then check subscriptions.",
        [430] = "No fundamental data for this contract.",
        [434] = "The order size cannot be 0.",
        [436] = "Several accounts: give the account argument.",
        [492] = "The account has no trading permission for this combination.",
        [501] = "Already connected.",
        [502] = "TWS is not reachable: start it, log in, enable the API (Global Configuration, API, Settings) and check host and port.",
        [503] = "TWS is too old: update it.",
        [504] = "Not connected to TWS: see ibkr_get_status.",
        [1100] = "TWS lost its link to IB's servers: wait; the gateway goes on when it is back.",
        [1101] = "The link is back; streams were started again.",
        [1102] = "The link is back; nothing was lost.",
        [1300] = "TWS changed its socket port: set TWS_PORT to the new one.",
        [2103] = "A market data farm is away: quotes may stand still until it is back.",
        [2105] = "A history farm is away: try again in a minute.",
        [2109] = "outsideRth was ignored: this order type or product does not know it.",
        [2110] = "TWS has no link to IB's servers: wait until it is back.",
        [10006] = "The parent order is unknown: place it first.",
        [10015] = "This account may not trade through the API.",
        [10089] = "No live data without a subscription: delayed data is shown.",
        [10090] = "Part of the market data is not subscribed.",
        [10091] = "Part of the market data needs a subscription for the API.",
        [10147] = "TWS does not know the order id: it may be finished, or belong to another client; see ibkr_get_all_orders.",
        [10148] = "The order cannot be cancelled in its present state: see ibkr_get_order_status.",
        [10167] = "No live data without a subscription: delayed data is shown.",
        [10168] = "Not subscribed and delayed data is off: call ibkr_set_market_data_type with 3.",
        [10182] = "Live updates of this request stopped: start it again.",
        [10186] = "Not subscribed and delayed data is off: call ibkr_set_market_data_type with 3.",
        [10187] = "Tick-by-tick data refused: no permission, or too many such requests.",
        [10189] = "Tick-by-tick data refused: no permission, or too many such requests.",
        [10197] = "Another session of the same user takes the live data: log it out, or use delayed data.",
        [10225] = "The bar stream was reset: start it again.",
        [10268] = "TWS no longer knows one of the order's fields (often EtradeOnly): update the gateway.",
        [10276] = "Wall Street Horizon events need a subscription.",
        [10314] = "Give dates with a time zone, as in 20260130 15:30:00 US/Eastern, or in UTC.",
    }.ToFrozenDictionary();

    public static int Count => Hints.Count;

    /// <summary>Null when nothing is known about the code.</summary>
    public static string? For(int code, string text) =>
        code == 162 && text.Contains("pacing", StringComparison.OrdinalIgnoreCase)
            ? "Too many history requests: wait 15 seconds before the same one, and keep below 60 in ten minutes."
            : Hints.GetValueOrDefault(code);
}
