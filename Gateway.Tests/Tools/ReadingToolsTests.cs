using Gateway.Handlers;
using Gateway.Tests.Support;

namespace Gateway.Tests.Tools;

/// <summary>The tools that only read, against the simulator.</summary>
[TestFixture]
public sealed class ReadingToolsTests
{
    private GatewayFixture _tools = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [Test]
    public async Task Status_Connected_ShowsAccountAndMode()
    {
        var status = await _tools.CallAsync("ibkr_get_status", """{"verbose":true}""");

        status.GetProperty("is_connected").GetBoolean().Should().BeTrue();
        status.GetProperty("tradingMode").GetString().Should().Be("paper");
        status.GetProperty("accounts")[0].GetProperty("kind").GetString().Should().Be("paper");
        status.GetProperty("serverVersion").GetInt32().Should().Be(200);
    }

    [Test]
    public async Task TimeAndAccounts_Connected_AreTold()
    {
        (await _tools.CallAsync("ibkr_get_current_time")).GetProperty("timestamp").GetInt64().Should().BePositive();
        (await _tools.CallAsync("ibkr_get_managed_accounts")).GetProperty("accounts")[0].GetString().Should().StartWith("DU");
    }

    [Test]
    public async Task Connect_AnyHost_IsRefused()
    {
        var error = await _tools.FailAsync("ibkr_connect", """{"host":"198.51.100.7"}""");

        error.Kind.Should().Be(ToolErrorKind.Refused);
        error.Code.Should().Be("host_not_allowed");
    }

    [Test]
    public async Task Connect_AsConfigured_IsIdempotent() =>
        (await _tools.CallAsync("ibkr_connect", """{"port":"PORT"}""".Replace("PORT", $"{_tools.Simulator.Port}", StringComparison.Ordinal)))
            .GetProperty("status").GetString().Should().Be("connected");

    [Test]
    public async Task Search_Symbol_FindsIt()
    {
        var found = await _tools.CallAsync("ibkr_search_symbols", """{"pattern":"AAPL"}""");

        found.GetProperty("results")[0].GetProperty("conId").GetInt32().Should().Be(265598);
    }

    [TestCase("AAPL", "STK")]
    [TestCase("EUR.USD", "CASH")]
    [TestCase("SPX", "IND")]
    [TestCase("BTC", "CRYPTO")]
    [TestCase("conid:265598", "STK")]
    public async Task DetailsAndQuote_EverySpotType_AreGiven(string contract, string secType)
    {
        var details = await _tools.CallAsync("ibkr_get_contract_details", $$"""{"contract":"{{contract}}"}""");
        var quote = (await _tools.CallAsync("ibkr_get_quote", $$"""{"contract":"{{contract}}"}""")).GetProperty("quotes")[0];

        details.GetProperty("results")[0].GetProperty("contract").GetProperty("secType").GetString().Should().Be(secType);
        quote.GetProperty("contract").GetProperty("secType").GetString().Should().Be(secType);
        quote.GetProperty("dataType").GetString().Should().Be("live");
        quote.TryGetProperty("asOf", out _).Should().BeTrue();
    }

    [TestCase("AAPL", "OPT")]
    [TestCase("ES", "FUT")]
    public async Task Details_Derivatives_AreListedAndQuotedById(string symbol, string secType)
    {
        var details = await _tools.CallAsync("ibkr_get_contract_details", $$"""{"symbol":"{{symbol}}","secType":"{{secType}}","limit":2}""");

        details.GetProperty("truncated").GetBoolean().Should().BeTrue();
        var conId = details.GetProperty("results")[0].GetProperty("contract").GetProperty("conId").GetInt32();
        var quote = (await _tools.CallAsync("ibkr_get_quote", $$"""{"contract":"conid:{{conId}}"}""")).GetProperty("quotes")[0];
        quote.GetProperty("contract").GetProperty("secType").GetString().Should().Be(secType);
    }

    [Test]
    public async Task Quote_SeveralWithOneUnknown_KeepsTheOthers()
    {
        var result = await _tools.CallAsync("ibkr_get_quote", """{"contracts":"AAPL, NOSUCHTHING, SPY"}""");

        result.GetProperty("count").GetInt32().Should().Be(3);
        result.GetProperty("complete").GetBoolean().Should().BeFalse();
        result.GetProperty("quotes").EnumerateArray().Select(row => row.TryGetProperty("error", out _)).Should().Equal(false, true, false);
    }

    [Test]
    public async Task Quote_Unknown_SaysCodeAndHint()
    {
        var error = await _tools.FailAsync("ibkr_get_quote", """{"symbol":"NOSUCHTHING"}""");

        error.Should().BeEquivalentTo(new { Kind = ToolErrorKind.Failed, Code = "200", Retryable = false });
        error.Hint.Should().Contain("ibkr_search_symbols");
    }

    [Test]
    public async Task Quote_Ambiguous_ListsTheCandidates()
    {
        var error = await _tools.FailAsync("ibkr_get_quote", """{"symbol":"ES","secType":"FUT"}""");

        error.Kind.Should().Be(ToolErrorKind.InvalidArguments);
        error.Message.Should().MatchRegex(@"^contract: must name one instrument; \d+ fit future ES \(CME, USD\); example: ES[FGHJKMNQUVXZ]\d$");
        error.Hint.Should().MatchRegex(@"^Use ES[HMUZ]\d \(.*ES FUT 20\d{6} CME USD\), .* or ");
    }

    [Test]
    public async Task History_DayBars_KeepTheNewestWithinTheLimit()
    {
        var history = await _tools.CallAsync("ibkr_get_historical_data", """{"symbol":"VTI","duration":"1 M","barSize":"1d","limit":5}""");

        history.GetProperty("symbol").GetString().Should().Be("VTI");
        history.GetProperty("count").GetInt32().Should().Be(5);
        history.GetProperty("truncated").GetBoolean().Should().BeTrue();
        history.GetProperty("bars")[4].GetProperty("date").GetString().Should().MatchRegex(@"^20\d\d-\d\d-\d\d$");
    }

    [Test]
    public async Task History_IntradayForex_HasMidpointsInUtc()
    {
        var history = await _tools.CallAsync("ibkr_get_historical_data", """{"contract":"EUR.USD","duration":"1 D","barSize":"1h"}""");

        history.GetProperty("whatToShow").GetString().Should().Be("MIDPOINT");
        history.GetProperty("bars")[0].GetProperty("date").GetString().Should().EndWith("Z");
    }

    [TestCase("""{"symbol":"VTI","barSize":"7 mins"}""", "barSize: must be one of 1 secs*got '7 mins'; example: 1 hour")]
    [TestCase("""{"symbol":"VTI","duration":"soon"}""", "duration: must be a count and seconds, days, weeks, months or years; got 'soon'; example: 1 D")]
    [TestCase("{}", "contract: is required*")]
    public async Task History_WrongArgument_IsNamed(string arguments, string message) =>
        (await _tools.FailAsync("ibkr_get_historical_data", arguments)).Message.Should().Match(message);

    [TestCase("symbol")]
    [TestCase("barSize")]
    [TestCase("duration")]
    [TestCase("contract")]
    public async Task History_EndlessArgument_IsNotEchoedWhole(string field)
    {
        var symbol = field is "barSize" or "duration" ? """ "symbol":"VTI", """ : "";
        var arguments = "{" + symbol + $"\"{field}\":\"{new string('x', 100_000)}\"" + "}";
        (await _tools.FailAsync("ibkr_get_historical_data", arguments)).Message.Length.Should().BeLessThan(2_000);
    }

    [Test]
    public async Task AccountTools_OneAccount_NeedNoArgument()
    {
        var summary = await _tools.CallAsync("ibkr_get_account_summary");
        summary.GetProperty("summary").GetProperty("NetLiquidation").GetProperty("account").GetString().Should().StartWith("DU");
        summary.GetProperty("complete").GetBoolean().Should().BeTrue();

        (await _tools.CallAsync("ibkr_get_account_values")).GetProperty("count").GetInt32().Should().BePositive();
        (await _tools.CallAsync("ibkr_get_pnl")).TryGetProperty("dailyPnL", out _).Should().BeTrue();
        (await _tools.FailAsync("ibkr_get_positions", """{"account":"U999"}""")).Message.Should().StartWith("account: must be one of DU");
    }

    [Test]
    public async Task Stream_ForASecond_SendsUpdatesThenASummary()
    {
        var context = new RecordingContext();

        var summary = await _tools.CallAsync("ibkr_stream_market_data", """{"symbol":"AAPL","durationSeconds":1}""", context);

        context.Updates.Should().NotBeEmpty();
        context.Updates.Select(update => update.Sequence).Should().BeInAscendingOrder().And.StartWith(1);
        summary.GetProperty("updates").GetInt64().Should().Be(context.Updates.Count);
        summary.GetProperty("last").TryGetProperty("bid", out _).Should().BeTrue("the first update may hold but one tick");
        var schema = _tools.Registry.Get("ibkr_stream_market_data").UpdateSchema!.Value;
        foreach (var (_, json) in context.Updates)
            JsonSchemas.Faults(JsonElement.Parse(json), schema).Should().BeEmpty();
    }

    [Test]
    public async Task Details_Stock_HasItsPriceMagnifier() =>
        (await _tools.CallAsync("ibkr_get_contract_details", """{"symbol":"AAPL"}""")).GetProperty("results")[0].GetProperty("priceMagnifier").GetInt32().Should().Be(1);

    [Test]
    public async Task Details_OfAllOptionsOfAStock_IsSmallAndSaysThatThereAreMore()
    {
        var details = await _tools.CallAsync("ibkr_get_contract_details", """{"symbol":"AAPL","secType":"OPT"}""");

        details.GetRawText().Length.Should().BeLessThan(8_200);
        details.GetProperty("truncated").GetBoolean().Should().BeTrue();
        details.GetProperty("nextCursor").GetString().Should().NotBeEmpty();
    }

    [TestCase("ibkr_get_scanner_parameters")]
    [TestCase("ibkr_get_wsh_meta_data")]
    public async Task Description_OfWhatOthersDefine_IsTold(string tool) =>
        (await _tools.CallAsync(tool)).GetProperty("description").GetString().Should().NotBeEmpty();
}
