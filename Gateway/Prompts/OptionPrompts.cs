using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Tools.Completion;
using Gateway.Tools.Options;

namespace Gateway.Prompts;

/// <summary>Prompts that find an option.</summary>
[Toolset("options", AccessScope.MarketRead)]
internal sealed class OptionPrompts
{
    [Prompt("option_contract_selection", "Choice of an option", Scope = AccessScope.MarketRead | AccessScope.AccountRead)]
    [Description("Chooses expiration and strike of a call or put by delta, price, spread and open interest.")]
    public static string SelectContract(
        [Description("The underlying.")][Completion(typeof(SymbolNames))][MinLength(1)] string symbol = "AAPL",
        [Description("C or P.")][Example("C")] OptionSideChoice right = OptionSideChoice.Call,
        [Description("Wanted size of the delta.")][Range(0.05, 0.95)] double delta = 0.4,
        [Description("Minimum days to expiration.")][Range(0, 3650)] int minDte = 30) =>
        new Walkthrough(
            FormattableString.Invariant(
                $"Choose a {(right == OptionSideChoice.Call ? "call" : "put")} on {symbol} with a delta of about {delta} and {minDte} days or more."))
            .Call("ibkr_get_quote", "the underlying's price.", new() { ["contract"] = symbol })
            .Call("ibkr_get_option_chain_params", "expirations and strikes.", new() { ["contract"] = symbol })
            .Call("ibkr_get_option_chain", "prices, open interest, volatility and delta of the first expiration that fits.",
                new() { ["contract"] = symbol, ["right"] = EnumName<OptionSideChoice>.Of(right), ["minDte"] = minDte, ["strikesAround"] = 12 })
            .Call("ibkr_get_option_chain", "the same about a month later.",
                new() { ["contract"] = symbol, ["right"] = EnumName<OptionSideChoice>.Of(right), ["minDte"] = minDte + 28, ["strikesAround"] = 12 })
            .Call("ibkr_get_historical_data", "implied volatility of a year: are options expensive or cheap now?",
                new() { ["contract"] = symbol, ["duration"] = "1 Y", ["barSize"] = "1 day", ["whatToShow"] = "OPTION_IMPLIED_VOLATILITY" })
            .Call(
                "ibkr_get_earnings_calendar", "do earnings fall before the expiration? Fails without a subscription to Wall Street Horizon.",
                new() { ["contracts"] = new JsonArray(symbol) })
            .End("Compare the three nearest to the wanted delta in a table: strike, expiration, bid, ask, spread in per cent, delta, theta a day, "
                + "volatility, open interest, price at which it breaks even.",
                "Then propose one with its line of text, such as AAPL 20261218 200 C, and say why.", PromptRules.Honest, PromptRules.SendNothing);
}
