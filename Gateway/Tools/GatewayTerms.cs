using Gateway.Configuration;
using Gateway.Registry;
using Gateway.Registry.Schemas;

namespace Gateway.Tools;

/// <summary>The arguments that tools have in common, explained once: the description of each that has none of its own.</summary>
internal static class GatewayTerms
{
    public static SharedTerms All { get; } = new(
        new SharedTerm("contract", "Instrument: AAPL, AAPL 20261218 200 C, ES 202612 CME or EUR.USD."),
        new SharedTerm("contracts", "Several instruments, each written as contract: AAPL, MSFT."),
        new SharedTerm("account", "Account id; default: the only one."),
        new SharedTerm("modelCode", "Model portfolio of an advisor."),
        new SharedTerm("conId", "IB's contract id, such as 265598."),
        new SharedTerm("duration", "Time span: 1800 S, 1 D, 2 W, 6 M or 1 Y."),
        new SharedTerm("barSize", "Bar length: 5 secs, 1 min, 1 hour or 1 day."),
        new SharedTerm("whatToShow", "TRADES, MIDPOINT, BID, ASK, BID_ASK, ADJUSTED_LAST or others.", NamesChoices: true),
        new SharedTerm("useRTH", "Regular trading hours only."),
        new SharedTerm("endDateTime", "Last moment, such as 2026-11-20 or 2026-11-20T16:00:00Z; default: now."),
        new SharedTerm("startDateTime", "First moment, such as 2026-11-20 or 2026-11-20T09:30:00Z."),
        new SharedTerm("action", "Side of the order: BUY or SELL."),
        new SharedTerm("quantity", "Number of shares, contracts or currency units."),
        new SharedTerm("orderType", "Order type, such as MKT or LMT."),
        new SharedTerm("limitPrice", "Limit price, such as 189.50."),
        new SharedTerm("tif", "Time in force."),
        new SharedTerm("goodTillDate", "With tif GTD: the end, such as 2026-12-01 16:00."),
        new SharedTerm("outsideRth", "May fill outside regular hours."),
        new SharedTerm("orderRef", "Your own key: never placed twice."),
        new SharedTerm("order", "One order, with the arguments of ibkr_place_order."),
        new SharedTerm("orders", "Orders, each with the arguments of ibkr_place_order."),
        new SharedTerm("legs", "Legs of the combination, two at least."),
        new SharedTerm("waitSeconds", "Maximum wait for TWS, in seconds."),
        new SharedTerm("timeoutSeconds", "Maximum wait in seconds."),
        new SharedTerm("limit", "Maximum number of rows."),
        new SharedTerm("cursor", "nextCursor of the previous answer, for more rows."),
        new SharedTerm("fields", "Only these properties of each row, separated by commas."),
        new SharedTerm("format", "json, or compact: names once, then rows of values; or csv text."),
        new SharedTerm("maxBytes", "Maximum size of the answer in bytes, to ask for more."));
}

/// <summary>Offers the toolsets that the configuration names.</summary>
internal sealed class ToolsetFilter(ToolOptions options) : IToolFilter
{
    public bool OffersToolset(string toolset) => options.Offers(toolset);
}
