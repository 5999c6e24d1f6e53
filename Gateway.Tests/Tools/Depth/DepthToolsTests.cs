using Gateway.Handlers;
using Gateway.Tests.Support;

namespace Gateway.Tests.Tools.Depth;

/// <summary>Books, five-second bars, letters and price steps, against the simulator.</summary>
[TestFixture]
public sealed class DepthToolsTests
{
    private GatewayFixture _tools = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [TestCase("""{"contract":"AAPL","rows":4}""", true)]
    [TestCase("""{"contract":"EUR.USD","rows":4,"smartDepth":false}""", false)]
    public async Task MarketDepth_OpenMarket_HasRowsOnBothSides(string arguments, bool smart)
    {
        var book = await _tools.CallAsync("ibkr_get_market_depth", arguments);

        book.GetProperty("bids").GetArrayLength().Should().Be(4);
        book.GetProperty("asks").GetArrayLength().Should().Be(4);
        book.GetProperty("asks")[0].GetProperty("price").GetDecimal().Should().BeGreaterThan(book.GetProperty("bids")[0].GetProperty("price").GetDecimal());
        book.GetProperty("smartDepth").GetBoolean().Should().Be(smart);
        book.GetProperty("complete").GetBoolean().Should().BeTrue();
        book.GetProperty("dataType").GetString().Should().Be("live");
        book.GetProperty("bids")[0].TryGetProperty("exchange", out _).Should().Be(smart);
    }

    [Test]
    public async Task MarketDepth_SmartContractWithoutSmartBook_IsRefused()
    {
        var error = await _tools.FailAsync("ibkr_get_market_depth", """{"contract":"AAPL","smartDepth":false}""");

        error.Kind.Should().Be(ToolErrorKind.InvalidArguments);
        error.Message.Should().StartWith("smartDepth: ");
    }

    [Test]
    public async Task MarketDepth_Index_FailsWithTwssCode() =>
        (await _tools.FailAsync("ibkr_get_market_depth", """{"contract":"SPX"}""")).Code.Should().Be("10092");

    [Test]
    public async Task RealTimeBars_SixSeconds_GiveABar()
    {
        var bars = await _tools.CallAsync("ibkr_get_realtime_bars", """{"contract":"EUR.USD","seconds":6}""");

        bars.GetProperty("whatToShow").GetString().Should().Be("MIDPOINT");
        bars.GetProperty("count").GetInt32().Should().Be(1);
        bars.GetProperty("bars")[0].TryGetProperty("volume", out _).Should().BeFalse();
        bars.GetProperty("bars")[0].GetProperty("date").GetString().Should().EndWith("Z", "bars of every length say their begin alike");
    }

    [TestCase("""{"bboExchange":"9c0001"}""")]
    [TestCase("""{"contract":"AAPL"}""")]
    public async Task SmartComponents_KeyOrContract_NameTheExchanges(string arguments)
    {
        var answer = await _tools.CallAsync("ibkr_get_smart_components", arguments);

        answer.GetProperty("bboExchange").GetString().Should().Be("9c0001");
        answer.GetProperty("components").GetProperty("5").GetString().Should().Be("NASDAQ");
        answer.GetProperty("letters").GetProperty("Q").GetString().Should().Be("NASDAQ");
        answer.GetProperty("count").GetInt32().Should().Be(answer.GetProperty("letters").EnumerateObject().Count());
    }

    [TestCase("{}", "invalid_argument")]
    [TestCase("""{"bboExchange":"9c0001","contract":"AAPL"}""", "invalid_argument")]
    [TestCase("""{"bboExchange":"nosuch"}""", "unknown_bbo_exchange")]
    public async Task SmartComponents_NeitherBothOrUnknown_Fail(string arguments, string code) =>
        (await _tools.FailAsync("ibkr_get_smart_components", arguments)).Code.Should().Be(code);

    [Test]
    public async Task DepthExchanges_OfOneType_AreListed()
    {
        var answer = await _tools.CallAsync("ibkr_get_depth_exchanges", """{"secType":"fut"}""");

        answer.GetProperty("exchanges").EnumerateArray().Select(row => row.GetProperty("exchange").GetString()).Should().Equal("CME", "NYMEX");
    }

    [TestCase("""{"contract":"AAPL","price":230.567}""", 26, "230.57")]
    [TestCase("""{"marketRuleId":67,"price":6000.3}""", 67, "6000.25")]
    [TestCase("""{"contract":"EUR.USD","price":"1.16003"}""", 239, "1.16005")]
    public async Task MarketRule_WithPrice_RoundsIt(string arguments, int id, string rounded)
    {
        var rule = await _tools.CallAsync("ibkr_get_market_rule", arguments);

        rule.GetProperty("marketRuleId").GetInt32().Should().Be(id);
        rule.GetProperty("priceIncrements").GetArrayLength().Should().Be(1);
        rule.GetProperty("roundedPrice").GetDecimal().Should().Be(decimal.Parse(rounded, System.Globalization.CultureInfo.InvariantCulture));
        rule.GetProperty("roundedDown").GetDecimal().Should().BeLessThan(rule.GetProperty("roundedUp").GetDecimal());
    }

    [Test]
    public async Task MarketRule_Neither_IsRefused() =>
        (await _tools.FailAsync("ibkr_get_market_rule", """{"price":1}""")).Message.Should().StartWith("marketRuleId: ");

    [Test]
    public async Task ContractDetails_Stock_NamesItsRules() =>
        (await _tools.CallAsync("ibkr_get_contract_details", """{"contract":"AAPL"}""")).GetProperty("results")[0].GetProperty("marketRuleIds")[0].GetString().Should().Be("26");
}
