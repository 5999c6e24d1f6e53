using Gateway.Tests.Support;

namespace Gateway.Tests.Tools.Contracts;

/// <summary>Resolving contracts, their hours and futures, against the simulator.</summary>
[TestFixture]
public sealed class ContractToolsTests
{
    private GatewayFixture _tools = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [TestCase("\"AAPL\"", "STK")]
    [TestCase("\"AAPL@NASDAQ/USD\"", "STK")]
    [TestCase("\"conid:265598\"", "STK")]
    [TestCase("265598", "STK")]
    [TestCase("\"isin:US0378331005\"", "STK")]
    [TestCase("\"isin:US912810TJ79\"", "BOND")]
    [TestCase("\"cusip:912810TJ7\"", "BOND")]
    [TestCase("""{"secIdType":"ISIN","secId":"US912810TJ79","secType":"BOND"}""", "BOND")]
    [TestCase("\"EUR.USD\"", "CASH")]
    [TestCase("\"SPX\"", "IND")]
    [TestCase("\"BTC\"", "CRYPTO")]
    [TestCase("\"ES cont\"", "CONTFUT")]
    public async Task Resolve_EveryForm_IsOneInstrument(string contract, string secType)
    {
        var row = (await _tools.CallAsync("ibkr_resolve_contract", $$"""{"contract":{{contract}}}""")).GetProperty("results")[0];

        row.GetProperty("resolved").GetBoolean().Should().BeTrue();
        row.GetProperty("contract").GetProperty("secType").GetString().Should().Be(secType);
        row.GetProperty("contract").GetProperty("conId").GetInt32().Should().BePositive();
    }

    [Test]
    public async Task Resolve_OptionByItsOsiCode_IsTheOneOfItsDetails()
    {
        var chain = await _tools.CallAsync("ibkr_get_contract_details", """{"symbol":"AAPL","secType":"OPT","limit":1}""");
        var option = chain.GetProperty("results")[0].GetProperty("contract");

        var row = (await _tools.CallAsync("ibkr_resolve_contract", $$"""{"contract":"{{option.GetProperty("localSymbol").GetString()}}"}""")).GetProperty("results")[0];

        row.GetProperty("contract").GetProperty("conId").GetInt32().Should().Be(option.GetProperty("conId").GetInt32());
    }

    [Test]
    public async Task Resolve_Several_SaysWhichAreAmbiguousOrUnknown()
    {
        var result = await _tools.CallAsync("ibkr_resolve_contract", """{"contracts":["AAPL",{"symbol":"ES","secType":"FUT"},"NOSUCHTHING"]}""");

        result.GetProperty("allResolved").GetBoolean().Should().BeFalse();
        var rows = result.GetProperty("results").EnumerateArray().ToList();
        rows[0].GetProperty("resolved").GetBoolean().Should().BeTrue();
        rows[1].GetProperty("problem").GetString().Should().StartWith("ambiguous:").And.Contain("lastTradeDateOrContractMonth");
        rows[1].GetProperty("fitting").GetArrayLength().Should().Be(rows[1].GetProperty("candidates").GetInt32()).And.BeGreaterThan(1);
        rows[2].GetProperty("problem").GetString().Should().Contain("ibkr_search_symbols");
        rows[2].GetProperty("candidates").GetInt32().Should().Be(0);
    }

    [Test]
    public async Task Resolve_DigitsAlone_AreNeverGuessed() =>
        (await _tools.FailAsync("ibkr_resolve_contract", """{"contract":"265598"}"""))
            .Message.Should().Contain("conid:265598 for IB's id, or a symbol with its exchange and currency such as 7203@TSEJ/JPY");

    [Test]
    public async Task Resolve_UnknownIsin_TellsTheFirstRefusal() =>
        (await _tools.FailAsync("ibkr_resolve_contract", """{"contract":"isin:US0000000000"}""")).Code.Should().Be("200");

    [TestCase(265598, "AAPL", "NMS", "APPLE INC")]
    [TestCase(416904, "SPX", "SPX", "S&P 500 Stock Index")]
    public async Task SecurityDefinition_KnownId_IsItsContractAndItsDetails(int conId, string symbol, string market, string name)
    {
        var definition = await _tools.CallAsync("ibkr_get_security_definition_by_conid", $$"""{"conId":{{conId}}}""");

        definition.EnumerateObject().Select(member => member.Name).Should().Equal("contract", "details");
        definition.GetProperty("contract").GetProperty("symbol").GetString().Should().Be(symbol);
        var details = definition.GetProperty("details");
        details.GetProperty("marketName").GetString().Should().Be(market);
        details.GetProperty("longName").GetString().Should().Be(name);
        details.GetProperty("minTick").GetDecimal().Should().Be(0.01m);
        details.GetProperty("orderTypes").GetArrayLength().Should().BePositive();
        details.GetProperty("validExchanges").GetArrayLength().Should().BePositive();
        details.TryGetProperty("contract", out _).Should().BeFalse("it stands beside the details");
    }

    [Test]
    public async Task SecurityDefinition_UnknownId_FailsWithTwssCode() =>
        (await _tools.FailAsync("ibkr_get_security_definition_by_conid", """{"conId":7}""")).Code.Should().Be("200");

    [Test]
    public async Task TradingHours_Stock_AreParsed()
    {
        var hours = await _tools.CallAsync("ibkr_get_trading_hours", """{"contract":"AAPL","days":5}""");

        hours.GetProperty("timeZone").GetString().Should().Be("US/Eastern");
        var sessions = hours.GetProperty("total").EnumerateArray().ToList();
        sessions.Should().NotBeEmpty().And.OnlyContain(one => one.GetProperty("close").GetDateTimeOffset() > one.GetProperty("open").GetDateTimeOffset());
        sessions[0].GetProperty("openLocal").GetString().Should().MatchRegex(@"^20\d\d-\d\d-\d\d \d\d:\d\d$");
        hours.GetProperty("liquid").GetArrayLength().Should().Be(sessions.Count);
    }

    [Test]
    public async Task IsMarketOpen_MarketWithoutNights_IsOpen()
    {
        var open = await _tools.CallAsync("ibkr_is_market_open", """{"contract":{"symbol":"BTC","secType":"CRYPTO","exchange":"PAXOS"}}""");

        open.GetProperty("isOpen").GetBoolean().Should().BeTrue();
        open.GetProperty("closesAt").GetDateTimeOffset().Should().BeAfter(open.GetProperty("asOf").GetDateTimeOffset());
    }

    [Test]
    public async Task FuturesChain_Root_ListsMonthsInOrder()
    {
        var chain = await _tools.CallAsync("ibkr_get_futures_chain", """{"symbol":"es"}""");

        chain.GetProperty("months").EnumerateArray().Select(month => month.GetProperty("lastTradeDate").GetString()).Should().HaveCount(4).And.BeInAscendingOrder();
        chain.GetProperty("months")[0].GetProperty("exchange").GetString().Should().Be("CME");
        (await _tools.FailAsync("ibkr_get_futures_chain", """{"symbol":"NOSUCHTHING"}""")).Code.Should().Be("200");
    }

    [Test]
    public async Task Search_Filters_LeaveOthersOut()
    {
        (await _tools.CallAsync("ibkr_search_symbols", """{"pattern":"A","limit":2}""")).GetProperty("truncated").GetBoolean().Should().BeTrue();
        (await _tools.CallAsync("ibkr_search_symbols", """{"pattern":"AAPL","secType":"IND"}""")).GetProperty("count").GetInt32().Should().Be(0);
    }
}
