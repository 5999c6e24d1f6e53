using Gateway.Access;
using Gateway.Handlers;
using Gateway.Tools.Completion;

namespace Gateway.Prompts;

/// <summary>Prompts that set up live streams.</summary>
[Toolset("streams", AccessScope.MarketRead)]
internal sealed class StreamPrompts
{
    [Prompt("setup_trading_workspace", "Trading workspace", Scope = AccessScope.MarketRead | AccessScope.AccountRead)]
    [Description("Starts the streams of a trading day: quote, portfolio, profit, orders, bulletins; and stops them at the end.")]
    public static string SetUpWorkspace(
        [Description("The symbol to follow.")][Completion(typeof(SymbolNames))][MinLength(1)] string symbol = "AAPL") =>
        new Walkthrough($"Set up my trading workspace for {symbol}.")
            .Call("ibkr_get_status", "is TWS connected, paper or live? Else stop here.", new() { ["verbose"] = true })
            .Call("ibkr_get_managed_accounts", "the accounts.")
            .Call("ibkr_start_market_data_resource", "the quote, as a resource and as a stream.", new() { ["contract"] = symbol })
            .Call("ibkr_start_portfolio_resource", "the holdings.", new() { ["account"] = "$2.accounts.0" })
            .Call(
                "ibkr_start_stream", "profit of the day.", new() { ["kind"] = "pnl", ["options"] = new JsonObject { ["account"] = "$2.accounts.0" } })
            .Call("ibkr_start_stream", "every change of an order.", new() { ["kind"] = "orders" })
            .Call("ibkr_start_news_resource", "bulletins of IB and the exchanges.")
            .Call("ibkr_list_active_resource_streams", "does each of them run?")
            .Call("ibkr_read_stream", "the quote now.", new() { ["streamId"] = "$3.streamId", ["latestOnly"] = true })
            .Call("ibkr_read_stream", "the holdings now.", new() { ["streamId"] = "$4.streamId", ["latestOnly"] = true })
            .Later("When I say that I am done", "ibkr_stop_stream", "stops all of them.", new() { ["streamId"] = "all" })
            .End("Report in a few lines what runs and what it shows. Later read a stream on from its nextSeq, or wait for a condition, instead of "
                + "asking for quotes again and again.",
                PromptRules.Honest, PromptRules.SendNothing);
}
