using Gateway.Configuration;
using Gateway.Tools;

namespace Gateway;

/// <summary>The instructions for models that use this server; they cover only what this configuration offers.</summary>
internal static class ServerInstructions
{
    private static readonly (string[] Toolsets, string Text)[] Lines =
    [
        (
            ["connection"],
            "Begin with ibkr_get_status: it tells whether TWS is connected, which accounts there are, paper or live, and whether orders can be "
            + "sent."),
        (
            [],
            "A contract is one line of text: AAPL, AAPL@NASDAQ/USD, AAPL 20261218 200 C (option), ES 202612 CME (future), EUR.USD (forex), BTC, "
            + "conid:265598. An ambiguous one is an error that lists what it can mean."),
        ([], $"Arguments that mean the same everywhere: {Terms()}. A tool that takes cursor also takes fields and format."),
        (["contracts"], "Unsure of a symbol: ibkr_search_symbols; of an instrument: ibkr_get_contract_details."),
        (
            [],
            "Answers say whether data is live or delayed and whether a list is complete; pass both on. A field that is absent is not known: never "
            + "fill it in."),
        (["market_data"], "For the price now use ibkr_get_quote, for the past ibkr_get_historical_data."),
        (
            ["options", "scanner", "news"],
            "Options: ibkr_get_option_chain and ibkr_build_option_strategy; ideas: ibkr_run_scan_preset; headlines: ibkr_get_news_articles."),
        (
            ["streams"],
            "To wait for a price, fill or headline use ibkr_wait_for; to follow something, ibkr_start_stream and ibkr_read_stream. Never ask for "
            + "the same again and again."),
    ];

    private static readonly (string[] Toolsets, string Text)[] Orders =
    [
        (
            [],
            "Orders go to paper accounts only. Before you send one show the person contract, side, quantity, type, price and account, and wait for "
            + "a clear yes."),
        (
            [],
            "A single order takes an orderRef of your own: the same one never places a second order. The outcome is confirmed, rejected or unknown."),
        (["preview"], "ibkr_preview_order tells margin and commission first; its token sends exactly that order."),
        (["orders"], "After unknown look the order up with ibkr_get_order_status; never send it again."),
    ];

    private static readonly (string[] Toolsets, string Text)[] Reading =
    [
        (["connection"], "Resources: ibkr://status and ibkr://policy; subscribers of ibkr://status hear of every change of the connection."),
        (["account"], "ibkr://positions/{account}, ibkr://pnl/{account} and ibkr://account/{account}/summary are resources, too."),
        (["market_data"], "ibkr://market-data/{id} is the quote of one contract; subscribers hear when it changes."),
        (["documentation"], "ibkr://docs/{topic} explains this gateway: ibkr://docs/setup, ibkr://docs/tools and others."),
        (
            ["account", "orders"],
            "Prompts lead through usual work: portfolio_review, morning_brief, eod_review, assess_portfolio_risk, pre_trade_checklist, "
            + "order_review."),
        (
            ["market_data", "preview", "trading"],
            "Others decide and trade, with a preview and a yes: analyze_market_conditions, execute_bracket_order, execute_options_strategy, "
            + "rebalance_portfolio."),
    ];

    public static string For(GatewaySettings settings)
    {
        List<string> text = ["An Interactive Brokers account, through TWS or IB Gateway."];
        if (settings.Demo)
            text.Add("This is a demo: market, account and orders are simulated.");
        text.AddRange(Offered(settings, Lines));
        text.AddRange(OrderRules(settings));
        text.AddRange(Offered(settings, Reading));
        return string.Join('\n', text);
    }

    private static IEnumerable<string> OrderRules(GatewaySettings settings)
    {
        if (settings.Trading.Mode == TradingMode.ReadOnly || !settings.Tools.Offers("trading"))
            return ["This gateway sends no orders."];
        return settings.Trading.Approval == TradingApproval.None
            ? Offered(settings, Orders)
            :
            [
                .. Offered(settings, Orders),
                "The gateway itself asks the person before an order is sent or changed; when that is refused do not try again.",
            ];
    }

    private static string Terms() => string.Join("; ", GatewayTerms.All.All
        .Where(term => !term.Name.StartsWith("contract", StringComparison.Ordinal))
        .Select(term => $"{term.Name}: {term.Meaning}"));

    private static IEnumerable<string> Offered(GatewaySettings settings, (string[] Toolsets, string Text)[] lines) =>
        lines.Where(line => line.Toolsets.All(settings.Tools.Offers)).Select(line => line.Text);
}
