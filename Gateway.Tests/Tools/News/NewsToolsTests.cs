using Gateway.Tests.Support;
using Gateway.Tools.News;

namespace Gateway.Tests.Tools.News;

/// <summary>News, corporate events and reports, against the simulator.</summary>
[TestFixture]
public sealed class NewsToolsTests
{
    private GatewayFixture _tools = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [Test]
    public async Task Providers_Always_HaveCodes() =>
        (await _tools.CallAsync("ibkr_get_news_providers")).GetProperty("providers")[0].GetProperty("code").GetString().Should().Be("BRFG");

    [TestCase("ibkr_get_news_articles", """{"symbol":"AAPL","totalResults":4}""")]
    [TestCase("ibkr_get_historical_news", """{"contract":"AAPL","providerCodes":"brfg,djnl","totalResults":4}""")]
    public async Task Articles_OfAContract_AreHeadlinesWithIds(string tool, string arguments)
    {
        var found = await _tools.CallAsync(tool, arguments);

        found.GetProperty("articles").GetArrayLength().Should().Be(4);
        found.GetProperty("hasMore").GetBoolean().Should().BeTrue();
        found.GetProperty("articles")[0].GetProperty("articleId").GetString().Should().NotBeEmpty();
    }

    [Test]
    public async Task Articles_UnknownProvider_AreRefusedWithTheKnownOnes() =>
        (await _tools.FailAsync("ibkr_get_news_articles", """{"symbol":"AAPL","providerCodes":"XYZ"}""")).Message.Should().StartWith("providerCodes:").And.Contain("BRFG");

    [TestCase("BRFG", "html", null)]
    [TestCase("DJNL", "pdf", "bytes")]
    public async Task Article_OfAHeadline_IsPlainTextOrSaidToBeAPdf(string provider, string type, string? size)
    {
        var headlines = await _tools.CallAsync("ibkr_get_news_articles", $$"""{"symbol":"AAPL","providerCodes":"{{provider}}","totalResults":1}""");
        var id = headlines.GetProperty("articles")[0].GetProperty("articleId").GetString();

        var article = await _tools.CallAsync("ibkr_get_news_article", $$"""{"providerCode":"{{provider}}","articleId":"{{id}}"}""");

        article.GetProperty("articleType").GetString().Should().Be(type);
        if (size is null)
            article.GetProperty("articleText").GetString().Should().NotContain("<").And.Contain("Article: " + id);
        else
            article.GetProperty(size).GetInt32().Should().BeGreaterThan(300);
    }

    [Test]
    public async Task Bulletins_Today_AreTold()
    {
        lock (_tools.Simulator.Simulation.Gate)
            _tools.Simulator.Simulation.Bulletins.Tell("a bulletin", exchange: "NYSE");

        var found = await _tools.CallAsync("ibkr_get_news_bulletins");

        found.GetProperty("bulletins").EnumerateArray().Select(one => one.GetProperty("message").GetString()).Should().Contain("a bulletin");
    }

    [Test]
    public async Task Events_OfOneInstrument_AreAsManyAsAskedFor()
    {
        var found = await _tools.CallAsync("ibkr_get_wsh_event_data", """{"conId":265598,"startDate":"2026-01-01","endDate":"20261231","totalLimit":3}""");

        found.GetProperty("count").GetInt32().Should().Be(3);
        var events = found.GetProperty("events").EnumerateArray().ToList();
        events.Should().HaveCount(3).And.OnlyContain(one => one.GetProperty("conids")[0].GetString() == "265598");
        events.Select(one => one.Text("event_key")).Should().OnlyHaveUniqueItems();
        events.Select(one => one.Text("index_date")).Should().BeInAscendingOrder().And.OnlyContain(day => day.StartsWith("2026", StringComparison.Ordinal));
    }

    [TestCase("""{"startDate":"2026"}""", "startDate:")]
    [TestCase("""{"startDate":"2026-01-01"}""", "conId:")]
    [TestCase("""{"conId":1,"startDate":"2026"}""", "startDate:")]
    [TestCase("""{"filter":"[1]"}""", "filter:")]
    public async Task Events_BadArguments_NameTheField(string arguments, string begin) =>
        (await _tools.FailAsync("ibkr_get_wsh_event_data", arguments)).Message.Should().StartWith(begin);

    [Test]
    public async Task MetaData_WithPath_IsThatPart() =>
        (await _tools.CallAsync("ibkr_get_wsh_meta_data", """{"path":"meta_data.event_types.0.tag"}""")).GetProperty("metadata").GetProperty("tag").GetString().Should().Be("wshe_ed");

    [Test]
    public async Task Earnings_OfTwoCompanies_AreInOrder()
    {
        var found = await _tools.CallAsync("ibkr_get_earnings_calendar", """{"contracts":["AAPL","MSFT"],"from":"20260101","to":"20261231"}""");

        found.GetProperty("count").GetInt32().Should().Be(8);
        found.GetProperty("complete").GetBoolean().Should().BeTrue();
        found.GetProperty("earnings").EnumerateArray().Select(row => row.GetProperty("date").GetString()).Should().BeInAscendingOrder();
        found.GetProperty("earnings").EnumerateArray().Select(row => row.GetProperty("symbol").GetString()).Distinct().Should().BeEquivalentTo("AAPL", "MSFT");
    }

    [Test]
    public async Task Earnings_OfThePortfolio_AreOfHeldStocks()
    {
        var found = await _tools.CallAsync("ibkr_get_earnings_calendar", """{"portfolio":true,"from":"20260101","to":"20261231"}""");

        found.GetProperty("companies").GetInt32().Should().BePositive();
    }

    [Test]
    public async Task Fundamentals_Path_SelectsAPart()
    {
        var found = await _tools.CallAsync("ibkr_get_fundamental_data", """{"symbol":"AAPL","path":"EPSs.EPS.0.value"}""");

        found.GetProperty("data").GetProperty("value").ValueKind.Should().Be(System.Text.Json.JsonValueKind.String);
        found.GetProperty("truncated").GetBoolean().Should().BeFalse();
    }

    [Test]
    public async Task Fundamentals_WrongPath_NamesWhatThereIs() =>
        (await _tools.FailAsync("ibkr_get_fundamental_data", """{"symbol":"AAPL","path":"nonsense"}""")).Message.Should().StartWith("path:").And.Contain("EPSs");

    [Test]
    public async Task Fundamentals_AsXml_AreTheProvidersText() =>
        (await _tools.CallAsync("ibkr_get_fundamental_data", """{"symbol":"AAPL","reportType":"RESC","format":"xml"}""")).GetProperty("xml").GetString().Should().StartWith("<REarnEstCons>");

    [Test]
    public async Task Fundamentals_OfAFund_FailWith430() =>
        (await _tools.FailAsync("ibkr_get_fundamental_data", """{"symbol":"SPY"}""")).Code.Should().Be("430");

    [TestCase("<p>one</p><p>two</p>", "one\n\ntwo")]
    [TestCase("a<br>b<script>alert('x')</script>", "a\nb")]
    [TestCase("<ul><li>x<li>y</ul>", "- x\n- y")]
    [TestCase("5 &lt; 6 &amp; 7 < 8", "5 < 6 & 7 < 8")]
    [TestCase("<style>p{}</style><!-- hidden --><b>shown</b><script>never closed", "shown")]
    [TestCase("a\u0007\u200Bb\u202Ec", "abc")]
    public void HtmlText_MarkUp_IsGone(string html, string text) => HtmlText.Of(html).Should().Be(text);

    [Test]
    public async Task Fundamentals_AnswersTheReportAsItWasAskedFor() =>
        (await _tools.CallAsync("ibkr_get_fundamental_data", """{"symbol":"AAPL","reportType":"ReportsFinSummary","path":"EPSs"}""")).GetProperty("reportType").GetString().Should().Be("ReportsFinSummary");
}
