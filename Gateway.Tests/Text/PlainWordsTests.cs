using Gateway.Text;

namespace Gateway.Tests.Text;

[TestFixture]
[Parallelizable]
public sealed class PlainWordsTests
{
    private static readonly string[] OrderTypes =
    [
        "MKT", "LMT", "STP", "STP LMT", "TRAIL", "TRAIL LIMIT", "MIT", "LIT", "MOC", "LOC", "MOO", "LOO", "MIDPRICE", "REL", "PEG MKT", "PEG MID",
        "PEG STK", "SNAP MKT", "VOL",
    ];

    private static readonly string[] Tifs = ["DAY", "GTC", "IOC", "FOK", "GTD", "OPG", "DTC", "AUC"];
    private static readonly string[] Shows =
        ["TRADES", "MIDPOINT", "BID", "ASK", "BID_ASK", "ADJUSTED_LAST", "HISTORICAL_VOLATILITY", "OPTION_IMPLIED_VOLATILITY", "FEE_RATE"];

    [TestCase("market", "MKT")]
    [TestCase("Market Order", "MKT")]
    [TestCase("limit", "LMT")]
    [TestCase("stop", "STP")]
    [TestCase("stop-loss", "STP")]
    [TestCase("stop limit", "STP LMT")]
    [TestCase("StopLimit", "STP LMT")]
    [TestCase("stp_lmt", "STP LMT")]
    [TestCase("trailing stop", "TRAIL")]
    [TestCase("trailing stop limit", "TRAIL LIMIT")]
    [TestCase("market on close", "MOC")]
    [TestCase("limit-on-open", "LOO")]
    [TestCase("market if touched", "MIT")]
    [TestCase("pegged to midpoint", "PEG MID")]
    [TestCase("volatility", "VOL")]
    public void Meanings_OrderTypesInWords_AreTheirs(string text, string name) => PlainWords.Meanings(text, OrderTypes).Should().Equal(name);

    [TestCase("day", "DAY")]
    [TestCase("good till cancelled", "GTC")]
    [TestCase("Good 'til Canceled", "GTC")]
    [TestCase("good until cancelled", "GTC")]
    [TestCase("gtc", "GTC")]
    [TestCase("good till date", "GTD")]
    [TestCase("immediate or cancel", "IOC")]
    [TestCase("fill-or-kill", "FOK")]
    [TestCase("at the opening", "OPG")]
    public void Meanings_TimesInForce_AreTheirs(string text, string name) => PlainWords.Meanings(text, Tifs).Should().Equal(name);

    [TestCase("buy", "BUY")]
    [TestCase("buy to open", "BUY")]
    [TestCase("BUY_TO_COVER", "BUY")]
    [TestCase("long", "BUY")]
    [TestCase("sell short", "SELL")]
    [TestCase("SSHORT", "SELL")]
    [TestCase("sell to close", "SELL")]
    public void Meanings_Sides_AreTheirs(string text, string name) => PlainWords.Meanings(text, ["BUY", "SELL"]).Should().Equal(name);

    [TestCase("call", "C")]
    [TestCase("Puts", "P")]
    [TestCase("c", "C")]
    [TestCase("calls and puts", "both")]
    public void Meanings_Rights_AreTheirs(string text, string name) => PlainWords.Meanings(text, ["both", "C", "P"]).Should().Equal(name);

    [TestCase("trades", "TRADES")]
    [TestCase("mid", "MIDPOINT")]
    [TestCase("implied volatility", "OPTION_IMPLIED_VOLATILITY")]
    [TestCase("adjusted close", "ADJUSTED_LAST")]
    [TestCase("bid ask", "BID_ASK")]
    public void Meanings_BarData_AreTheirs(string text, string name) => PlainWords.Meanings(text, Shows).Should().Equal(name);

    [TestCase("volatility", "HISTORICAL_VOLATILITY,OPTION_IMPLIED_VOLATILITY")]
    public void Meanings_WordOfSeveral_AreAllOfThem(string text, string names) => PlainWords.Meanings(text, Shows).Should().Equal(names.Split(','));

    [Test]
    public void Meanings_UnclearWords_AreAllThatTheyCanMean()
    {
        PlainWords.Meanings("on close", OrderTypes).Should().Equal("MOC", "LOC");
        PlainWords.Meanings("pegged", OrderTypes).Should().Equal("PEG MKT", "PEG MID", "PEG STK");
        PlainWords.Meanings("close", ["BUY", "SELL"]).Should().Equal("BUY", "SELL");
        PlainWords.Meanings("good till", Tifs).Should().Equal("GTC", "GTD");
    }

    [TestCase("")]
    [TestCase("-")]
    [TestCase("nonsense")]
    [TestCase("order")]
    public void Meanings_OtherTexts_AreNone(string text) => PlainWords.Meanings(text, OrderTypes).Should().BeEmpty();

    /// <summary>A name is itself before it is a word for another one: "long" of a position is not BUY.</summary>
    [Test]
    public void Meanings_ANameOfTheVocabulary_IsItself()
    {
        PlainWords.Meanings("Short", ["long", "short"]).Should().Equal("short");
        PlainWords.Meanings(">=", [">", ">=", "<"]).Should().Equal(">=");
        PlainWords.Meanings(">", [">=", "<="]).Should().Equal(">=");
        PlainWords.Meanings("below", [">=", "<="]).Should().Equal("<=");
        PlainWords.Meanings("above", [">", ">="]).Should().Equal(">");
    }
}
