using Gateway.Tools.Scanner;

namespace Gateway.Tests.Tools.Scanner;

[TestFixture]
[Parallelizable]
public sealed class ScanFinderTests
{
    /// <summary>Codes and names as TWS has them.</summary>
    private static readonly ScanEntry[] Scans =
    [
        Scan("TOP_PERC_GAIN", "Top % Gainers"), Scan("TOP_PERC_LOSE", "Top % Losers"), Scan("MOST_ACTIVE", "Most Active"),
        Scan("MOST_ACTIVE_USD", "Most Active ($)"), Scan("HOT_BY_VOLUME", "Hot Contracts by Volume"), Scan("HOT_BY_PRICE", "Hot Contracts by Price"),
        Scan("TOP_TRADE_COUNT", "Top Trade Count"), Scan("TOP_TRADE_RATE", "Top Trade Rate"), Scan("TOP_VOLUME_RATE", "Top Volume Rate"),
        Scan("TOP_PRICE_RANGE", "Top Price Range"), Scan("HOT_BY_PRICE_RANGE", "Hot by Price Range"),
        Scan("TOP_OPEN_PERC_GAIN", "Top % Gainers Since Open"), Scan("TOP_OPEN_PERC_LOSE", "Top % Losers Since Open"),
        Scan("HIGH_OPEN_GAP", "Top Close-to-Open % Gainers"), Scan("LOW_OPEN_GAP", "Top Close-to-Open % Losers"),
        Scan("HIGH_OPT_IMP_VOLAT", "Highest Option Imp Vol"), Scan("LOW_OPT_IMP_VOLAT", "Lowest Option Imp Vol"),
        Scan("OPT_VOLUME_MOST_ACTIVE", "Most Active by Opt Volume"), Scan("OPT_OPEN_INTEREST_MOST_ACTIVE", "Most Active by Opt Open Interest"),
        Scan("HIGH_OPT_VOLUME_PUT_CALL_RATIO", "High Opt Volume P/C Ratio"), Scan("LOW_OPT_VOLUME_PUT_CALL_RATIO", "Low Opt Volume P/C Ratio"),
        Scan("HIGH_DIVIDEND_YIELD_IB", "High Dividend Yield"), Scan("HIGH_VS_52W_HL", "52-Week High"), Scan("LOW_VS_52W_HL", "52-Week Low"),
        Scan("HIGH_PE_RATIO", "High P/E Ratio"), Scan("LOW_PE_RATIO", "Low P/E Ratio"), Scan("HIGH_GROWTH_RATE", "High Growth Rate"),
        Scan("TOP_AFTER_HOURS_PERC_GAIN", "Top % After-Hours Gainers"), Scan("HALTED", "Halted"), Scan("ALL_SYMBOLS_ASC", "All Symbols (Asc)"),
    ];

    [TestCase("stocks that dropped the most today", "TOP_PERC_LOSE")]
    [TestCase("what fell the most?", "TOP_PERC_LOSE")]
    [TestCase("biggest losers", "TOP_PERC_LOSE")]
    [TestCase("which stocks are down today", "TOP_PERC_LOSE")]
    [TestCase("stocks that crashed", "TOP_PERC_LOSE")]
    [TestCase("biggest gainers today", "TOP_PERC_GAIN")]
    [TestCase("stocks that rose the most", "TOP_PERC_GAIN")]
    [TestCase("what is rallying right now", "TOP_PERC_GAIN")]
    [TestCase("best performers", "TOP_PERC_GAIN")]
    [TestCase("stocks up the most since the open", "TOP_OPEN_PERC_GAIN")]
    [TestCase("stocks gapping up this morning", "HIGH_OPEN_GAP")]
    [TestCase("gapped down", "LOW_OPEN_GAP")]
    [TestCase("gainers in after-hours trading", "TOP_AFTER_HOURS_PERC_GAIN")]
    [TestCase("most active stocks", "MOST_ACTIVE")]
    [TestCase("highest trading volume", "MOST_ACTIVE")]
    [TestCase("most traded by dollar value", "MOST_ACTIVE_USD")]
    [TestCase("unusual volume", "HOT_BY_VOLUME")]
    [TestCase("stocks with a surge in volume", "HOT_BY_VOLUME")]
    [TestCase("volume spikes", "HOT_BY_VOLUME")]
    [TestCase("highest implied volatility", "HIGH_OPT_IMP_VOLAT")]
    [TestCase("low IV", "LOW_OPT_IMP_VOLAT")]
    [TestCase("options with the lowest implied volatility", "LOW_OPT_IMP_VOLAT")]
    [TestCase("most active options", "OPT_VOLUME_MOST_ACTIVE")]
    [TestCase("option volume", "OPT_VOLUME_MOST_ACTIVE")]
    [TestCase("highest open interest in options", "OPT_OPEN_INTEREST_MOST_ACTIVE")]
    [TestCase("high put/call ratio", "HIGH_OPT_VOLUME_PUT_CALL_RATIO")]
    [TestCase("lowest put call ratio", "LOW_OPT_VOLUME_PUT_CALL_RATIO")]
    [TestCase("high dividend stocks", "HIGH_DIVIDEND_YIELD_IB")]
    [TestCase("best yield for income", "HIGH_DIVIDEND_YIELD_IB")]
    [TestCase("near their 52-week high", "HIGH_VS_52W_HL")]
    [TestCase("new 52 week lows", "LOW_VS_52W_HL")]
    [TestCase("cheap stocks", "LOW_PE_RATIO")]
    [TestCase("biggest price range", "TOP_PRICE_RANGE")]
    [TestCase("number of trades", "TOP_TRADE_COUNT")]
    [TestCase("fastest growing companies", "HIGH_GROWTH_RATE")]
    [TestCase("halted stocks", "HALTED")]
    [TestCase("TOP_TRADE_RATE", "TOP_TRADE_RATE")]
    public void Find_PlainWords_PutsTheRightScanFirst(string query, string code) =>
        ScanFinder.Find(Scans, query, intent: null).Should().NotBeEmpty().And.Subject.First().Code.Should().Be(code);

    [TestCase("the stocks of today")]
    [TestCase("xyzzy")]
    public void Find_NoWordThatMeansAnything_IsEmpty(string query) => ScanFinder.Find(Scans, query, intent: null).Should().BeEmpty();

    private static ScanEntry Scan(string code, string name) => new() { Code = code, Name = name };
}
