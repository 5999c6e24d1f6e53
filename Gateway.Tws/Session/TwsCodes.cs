using System.Collections.Frozen;

namespace Gateway.Tws.Session;

/// <summary>One of TWS's message codes.</summary>
/// <param name="Hint">What to do about it, in plain words.</param>
/// <param name="Retryable">Whether the same call may succeed later without anything being changed in it.</param>
/// <param name="IsNotice">True for a notice: the request goes on. Any other code ends it.</param>
public sealed record TwsCode(int Code, string Hint, bool Retryable, bool IsNotice = false);

/// <summary>The one table of TWS's codes (message 4). Source: docs/protocol.md, "Codes".</summary>
public static class TwsCodes
{
    private const bool Later = true;
    private const bool Never = false;
    private const bool Note = true;

    /// <summary>In the order of their numbers.</summary>
    public static IReadOnlyList<TwsCode> All { get; } =
    [
        // Answers to requests and orders.
        new(100, "Too many requests a second: wait a second and send fewer.", Later),
        new(101, "All market data lines are in use: stop a stream, or raise the limit with IB's quote boosters.", Later),
        new(102, "A request id was used twice: call again.", Later),
        new(103, "The order id was used before: check ibkr_get_open_orders before anything else, then place a new order if it is not there.", Never),
        new(104, "The order is already filled and cannot be changed; see ibkr_get_executions.", Never),
        new(105, "Only quantity, prices and time in force of a working order can be changed: cancel it and place a new one.", Never),
        new(106, "TWS could not send the order: check that it is logged in and that the order is complete.", Never),
        new(107, "The order is incomplete: check quantity, type and prices.", Never),
        new(109, "The price is too far from the market: use a price nearer to the quote.", Never),
        new(110, "The price is not a multiple of the contract's tick: round it to minTick of ibkr_get_contract_details.", Never),
        new(111, "The time in force is not possible with this order type: try tif DAY.", Never),
        new(113, "MOC and LOC orders are for the day: use tif DAY.", Never),
        new(114, "Relative orders are for stocks only: use another order type.", Never),
        new(116, "The order is not on the exchange any more and cannot be changed.", Never),
        new(125, "The price is not valid for this order type: check limitPrice and stopPrice.", Never),
        new(135, "No such order for this client id: see ibkr_get_open_orders for what is working.", Never),
        new(136, "The order cannot be cancelled any more: see ibkr_get_order_status.", Never),
        new(144, "The allocations do not add up to the order's size: correct faGroup, faMethod or the quantity.", Never),
        new(145, "An order field is not valid; the text names it.", Never),
        new(146, "The trigger method is not valid for this order: leave it at 0.", Never),
        new(147, "The contract of a condition is incomplete: name it by conid:NUMBER.", Never),
        new(148, "Conditions are possible only with LMT and MKT orders here: change the order type.", Never),
        new(154, "Trading in the security is halted: wait until it resumes.", Later),
        new(157, "An order is either an iceberg (displaySize) or discretionary, not both.", Never),
        new(161, "The order is already filled or cancelled: see ibkr_get_order_status.", Never),
        new(
            162, "No history for this request: check whatToShow, duration, barSize and your data permissions; if it says pacing, wait 15 seconds.",
            Later),
        new(163, "The price is beyond the percentage limit of TWS's order presets: use a nearer price, or raise the limit in TWS.", Never),
        new(164, "There is no market data to check the price by: subscribe, or switch the check off in TWS's order presets.", Never),
        new(165, "The history farm said something about the request: try again.", Later),
        new(166, "The contract has expired: history of expired contracts needs includeExpired and ends two years back.", Never),
        new(200, "No such contract, or several: find it with ibkr_search_symbols or ibkr_get_contract_details, then name it by conid:NUMBER.", Never),
        new(201, "The order was rejected; the text says why: margin, permissions, price or quantity.", Never),
        new(202, "The order was cancelled; the text says by whom or why.", Never),
        new(203, "The security is not available for this account: check trading permissions in Client Portal.", Never),
        new(300, "The stream has already ended.", Never),
        new(309, "At most three market depth streams at once: stop one.", Later),
        new(310, "There is no such market depth stream.", Never),
        new(313, "A leg of the combo is not valid: give conid, ratio, action and exchange of each leg.", Never),
        new(314, "A combo (BAG) needs its legs.", Never),
        new(315, "Combos with stock are routed to SMART only: use exchange SMART.", Never),
        new(316, "Market depth stopped: start it again.", Later),
        new(317, "The book was reset: earlier rows are void.", Never),
        new(320, "TWS could not read the request: its version may not know one of the fields.", Never),
        new(321, "TWS did not accept a field of the request; the text names it.", Never),
        new(322, "TWS could not process the request: wait a little and try again.", Later),
        new(323, "Internal error of TWS: try again. If it persists, restart TWS.", Later),
        new(325, "Discretionary orders are not possible with this exchange and order type.", Never),
        new(326, "Another program uses this client id: set TWS_CLIENT_ID to another number.", Never),
        new(327, "Only client id 0 may take over manual orders.", Never),
        new(328, "A trailing stop can be attached to LMT and STP LMT orders only.", Never),
        new(329, "The order type cannot be changed: cancel the order and place a new one.", Never),
        new(332, "The account codes of the order are not valid: check account, faGroup and faMethod.", Never),
        new(333, "The share allocation cannot be read: give accounts and shares again.", Never),
        new(334, "goodTillDate is not valid: give a moment in the future, with tif GTD.", Never),
        new(336, "The time or its zone is not valid: give it in UTC.", Never),
        new(337, "The date, time or zone is not valid: give it in UTC.", Never),
        new(338, "goodAfterTime is not possible on this exchange: leave it out.", Never),
        new(341, "Delta must be from 1 to 100.", Never),
        new(342, "Pegged orders are not possible on this exchange: use another order type or exchange.", Never),
        new(344, "This is no advisor's account: leave faGroup and faMethod out.", Never),
        new(347, "shortSaleSlot must be 1 or 2 for a short sale of an institution.", Never),
        new(348, "A short sale of shares held elsewhere needs designatedLocation.", Never),
        new(354, "Not subscribed to this market data: call ibkr_set_market_data_type with 3 for delayed data, or subscribe in Client Portal.", Never),
        new(355, "The order's size does not fit the market rule: see minSize and sizeIncrement of ibkr_get_contract_details.", Never),
        new(356, "A SMART combo cannot be in an OCA group: leave ocaGroup out.", Never),
        new(357, "TWS asks for a newer client: update the gateway.", Never),
        new(361, "The trigger price is not valid.", Never),
        new(362, "The adjusted stop price is not valid.", Never),
        new(363, "The adjusted limit price is not valid.", Never),
        new(364, "The adjusted trailing amount is not valid.", Never),
        new(365, "The scanner has already ended.", Never),
        new(366, "The history request had ended already.", Later),
        new(369, "Volatility orders are for US options only.", Never),
        new(383, "The size is beyond the limit of TWS's order presets: place less, or raise the limit in TWS.", Never),
        new(387, "The order type is not supported for this exchange or security.", Never),
        new(388, "The order is smaller than the exchange's minimum.", Never),
        new(399, "A note on the order, often about trading hours; the order stays active unless the text says otherwise.", Never, Note),
        new(404, "The shares are not available for a short sale now: the order is held until they are.", Never, Note),
        new(412, "The contract cannot be traded now: see ibkr_get_contract_details for its hours.", Never),
        new(413, "A what-if order must have transmit true.", Never),
        new(414, "A snapshot has no generic ticks: leave genericTicks out.", Never),
        new(420, "Too many real-time requests for this instrument, or no permission: wait 15 seconds, then check subscriptions.", Later),
        new(
            430,
            "No such report for this contract. TWS 10.47 and later have no fundamental reports: use ibkr_get_earnings_calendar for events and "
            + "ibkr_get_news_articles for headlines.",
            Never),
        new(434, "The order size cannot be 0.", Never),
        new(435, "The order needs an account: give the account argument.", Never),
        new(436, "Several accounts: give the account argument.", Never),
        new(438, "An advisor's order needs its allocation: give account, or faGroup and faMethod.", Never),
        new(439, "TWS has no algorithm of that name: Adaptive, Twap, Vwap, ArrivalPx, DarkIce, PctVol, ClosePx or MinImpact.", Never),
        new(441, "A parameter of the algorithm is missing or has an invalid value; the text names it.", Never),
        new(442, "The algorithm does not support this order: it supports MKT and LMT orders of stocks; Adaptive also options and futures.", Never),
        new(443, "The algorithm has no such parameter; the text names it.", Never),
        new(492, "The account has no trading permission for this combination.", Never),
        new(501, "Already connected.", Never),
        new(502, "TWS is not reachable: start it, log in, enable the API (Global Configuration, API, Settings) and check host and port.", Later),
        new(503, "TWS is too old: update it.", Never),
        new(504, "Not connected to TWS: see ibkr_get_status.", Later),
        new(505, "TWS sent an unknown message: update the gateway.", Never),
        new(507, "TWS sent an unreadable message: try again, and see the log.", Later),
        new(579, "A text has characters that TWS does not accept: use plain ASCII.", Never),

        // The link and its farms, market data, and newer refusals.
        new(1100, "TWS lost its link to IB's servers: wait. The gateway continues when it is back.", Later),
        new(1101, "The link is back; streams were started again.", Never),
        new(1102, "The link is back; nothing was lost.", Never),
        new(1300, "TWS changed its socket port: set TWS_PORT to the new one.", Never),
        new(2100, "TWS now sends the updates of another account: it sends those of one account at a time.", Never, Note),
        new(2102, "The order is still being processed: wait a second and change it again.", Later, Note),
        new(2103, "A market data farm is disconnected: quotes may not change until it is back.", Later, Note),
        new(2104, "A market data farm is connected: nothing to do.", Never, Note),
        new(2105, "A history farm is disconnected: try again in a minute.", Later, Note),
        new(2106, "A history farm is connected: nothing to do.", Never, Note),
        new(2107, "A history farm is inactive until it is needed: nothing to do.", Never, Note),
        new(2108, "A market data farm is inactive until it is needed: nothing to do.", Never, Note),
        new(2109, "outsideRth was ignored: this order type or product does not support it.", Never, Note),
        new(2110, "TWS has no link to IB's servers: wait until it is back.", Later, Note),
        new(2119, "A market data farm is being connected: wait a few seconds.", Later, Note),
        new(2137, "A note that the order crosses a working order of the other side.", Never, Note),
        new(2157, "The contract farm is disconnected: contracts cannot be looked up until it is back.", Later, Note),
        new(2158, "The contract farm is connected: nothing to do.", Never, Note),
        new(2161, "A note that TWS caps the price of the order, as its rules demand.", Never, Note),
        new(2174, "A note that a time was given without its zone.", Never, Note),
        new(10006, "The parent order is unknown: place it first.", Never),
        new(10015, "This account may not trade through the API.", Never),
        new(10043, "NonGuaranteed of a combination must be 0 or 1: give guaranteed true or false.", Never),
        new(10052, "The time in force is not valid for this order.", Never),
        new(
            10058, "Prices by leg are for non-guaranteed SMART combinations of two legs: give guaranteed false, or one limitPrice for the whole.",
            Never),
        new(10089, "No live data without a subscription: delayed data is shown.", Never, Note),
        new(10090, "Part of the market data is not subscribed.", Never, Note),
        new(10091, "Part of the market data needs a subscription for the API.", Never, Note),
        new(10092, "There is no market depth for this contract and exchange: name one of ibkr_get_depth_exchanges.", Never),
        new(10147, "TWS does not know the order id: it may be finished, or belong to another client; see ibkr_get_all_orders.", Never),
        new(10148, "The order cannot be cancelled in its current state: see ibkr_get_order_status.", Never),
        new(10149, "The order id is not valid: see ibkr_get_open_orders.", Never),
        new(10167, "No live data without a subscription: delayed data is shown.", Never, Note),
        new(10168, "Not subscribed and delayed data is off: call ibkr_set_market_data_type with 3.", Never),
        new(10172, "The article could not be fetched: check articleId and provider, or the subscription to its provider.", Never),
        new(10182, "Live updates of this request stopped: start it again.", Later),
        new(10186, "Not subscribed and delayed data is off: call ibkr_set_market_data_type with 3.", Never),
        new(10187, "Tick-by-tick data refused: no permission, or too many such requests.", Never),
        new(10189, "Tick-by-tick data refused: no permission, or too many such requests.", Never),
        new(10190, "Too many tick-by-tick requests: stop one.", Later),
        new(10197, "Another session of the same user takes the live data: log it out, or use delayed data.", Later),
        new(10225, "The bar stream was reset: start it again.", Later),
        new(10243, "An order with a fraction of a share is refused through the API: use a whole quantity.", Never),
        new(10268, "TWS no longer knows one of the order's fields (often EtradeOnly): update the gateway.", Never),
        new(
            10276, "This needs a subscription: to the news provider (ibkr_get_news_providers lists yours), or to Wall Street Horizon for events.",
            Never),
        new(10289, "This order needs cashQty instead of a quantity.", Never),
        new(10299, "For crypto whatToShow must be AGGTRADES.", Never),
        new(10314, "Give dates with a time zone, as in 20260130 15:30:00 US/Eastern, or in UTC.", Never),
        new(10318, "A fraction is not possible for this order: use a whole quantity.", Never),
        new(
            10326,
            "The OCA group of a working order cannot be changed; TWS gives the children of a bracket their own group. Change price, size or time, "
            + "or cancel it and place a new one.",
            Never),
        new(10339, "Continuous futures have no endDateTime: leave it out, or name a month.", Never),
        new(10349, "A note that TWS set the time in force to DAY by its presets.", Never, Note),
        new(
            10358,
            "Fundamental reports are not available: IB removed them from TWS 10.47, and earlier versions need a subscription. Use "
            + "ibkr_get_earnings_calendar for events and ibkr_get_news_articles for headlines.",
            Never),
    ];

    /// <summary>What to do about codes with several meanings, which only the text tells apart.</summary>
    private static readonly TwsCodeMeaning[] Meanings =
    [
        new(135, "parent", "The parent order is done or unknown: leave parentId out."),
        new(162, "pacing", "Too many history requests: wait 15 seconds before the same one, and keep below 60 in ten minutes."),
        new(162, "no data", "TWS has no data for this span: check the dates, whatToShow and the contract's trading hours."),
        new(162, "permission", "The user has no data permission for this contract: subscribe in Client Portal."),
        new(162, "different IP", "The same user is logged in elsewhere, and history goes there: log that session out."),
        new(200, "ambiguous", "Several contracts fit: add exchange, currency, date, strike or right, or name one by conid:NUMBER."),
        new(321, "read-only", "Untick Read-Only API in TWS: Global Configuration, API, Settings."),
        new(321, "read only", "Untick Read-Only API in TWS: Global Configuration, API, Settings."),
        new(321, "non FA", "The user is no advisor: leave out what is for advisors."),
        new(322, "option is not in-the-money", "Wait until the option is in the money, or give override true to exercise it all the same.", Never),
        new(322, "option is in-the-money", "Give override true to let it lapse all the same.", Never),
        new(322, "does not hold", "Check the position and the account with ibkr_get_positions.", Never),
        new(322, "duplicate", "A request id was used twice: call again."),
        new(322, "maximum number", "Too many subscriptions of this kind: stop one first."),
        new(420, "pacing", "Too many real-time requests for this instrument: wait 15 seconds."),
        new(420, "permission", "The user has no data permission for this contract: subscribe in Client Portal."),
    ];

    private static readonly FrozenDictionary<int, TwsCode> ByCode = All.ToFrozenDictionary(known => known.Code);

    /// <summary>Null when nothing is known about the code.</summary>
    public static TwsCode? Find(int code) => ByCode.GetValueOrDefault(code);

    /// <summary>Null when nothing is known about the code.</summary>
    /// <param name="text">TWS's text: some codes have two meanings, which only the text tells apart.</param>
    public static string? Hint(int code, string text) =>
        MeaningOf(code, text)?.Hint ?? Find(code)?.Hint;

    /// <summary>False when nothing is known about the code.</summary>
    /// <param name="text">As for <see cref="Hint"/>.</param>
    public static bool IsRetryable(int code, string text) => MeaningOf(code, text)?.Retryable ?? Find(code) is { Retryable: true };

    private static TwsCodeMeaning? MeaningOf(int code, string text) =>
        Meanings.FirstOrDefault(meaning => meaning.Code == code && text.Contains(meaning.Says, StringComparison.OrdinalIgnoreCase));

    /// <summary>Unknown codes from 2100 to 2169 count as notices: that is TWS's range for them.</summary>
    public static bool IsNotice(int code) => Find(code)?.IsNotice ?? code is >= 2100 and <= 2169;
}

/// <summary>One meaning of a code.</summary>
/// <param name="Says">What TWS's text says in this case, in any case of letters.</param>
internal sealed record TwsCodeMeaning(int Code, string Says, string Hint, bool? Retryable = null);
