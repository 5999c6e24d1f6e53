using System.Text;
using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Registry;
using Gateway.Registry.Resources;
using Gateway.Registry.Schemas;
using Gateway.Resources;
using Gateway.Tests.Support;
using Gateway.Tools;

namespace Gateway.Tests.Tools;

/// <summary>No answer is larger than its size: not with the arguments that make it largest, and not where the size is smaller than usual.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class AnswerSizeTests
{
    private const int Usual = 24_000;
    private const int Small = 4_000;

    private static readonly string Contracts = $"[{string.Join(',', Enumerable.Repeat(""" "AAPL","MSFT","SPY","EUR.USD","NVDA" """, 10))}]";
    private static readonly string Orders = $"[{string.Join(',', Enumerable.Repeat("""{"contract":"AAPL","action":"BUY","quantity":1}""", 50))}]";

    private GatewayFixture _usual = null!;
    private GatewayFixture _small = null!;

    private static IEnumerable<string> Readers =>
        ToolCatalog.Describe().Tools.Where(tool => tool.Traits.ReadOnly && tool.Traits.ExampleAfter.Length == 0 && !tool.Traits.Requests.Contains("requestFA")).Select(tool => tool.Name);

    private static IEnumerable<TestCaseData> Large =>
    [
        new("ibkr_get_historical_data", """{"contract":"AAPL","duration":"2 Y","barSize":"1 day","limit":5000}"""),
        new("ibkr_get_historical_data", """{"contract":"AAPL","duration":"2 Y","barSize":"1 day","format":"compact"}"""),
        new("ibkr_get_historical_data", """{"contract":"AAPL","duration":"2 Y","barSize":"1 day","format":"csv"}"""),
        new("ibkr_get_historical_ticks", """{"contract":"AAPL","count":1000}"""),
        new("ibkr_get_tick_by_tick_data", """{"contract":"AAPL","numberOfTicks":1000}"""),
        new("ibkr_get_contract_details", """{"symbol":"AAPL","secType":"OPT","limit":100}"""),
        new("ibkr_get_option_chain", """{"contract":"AAPL","strikesAround":60}"""),
        new("ibkr_get_quote", $$"""{"contracts":{{Contracts}}}"""),
        new("ibkr_resolve_contract", $$"""{"contracts":{{Contracts}},"all":true}"""),
        new("ibkr_get_news_articles", """{"contract":"AAPL","totalResults":300,"limit":300}"""),
        new("ibkr_get_scanner_parameters", """{"section":"Filters","limit":1000}"""),
        new("ibkr_run_market_scanner", """{"scanCode":"MOST_ACTIVE","numberOfRows":50,"withQuotes":true}"""),
        new("ibkr_get_technical", """{"contract":"AAPL","indicators":["sma","ema","rsi","macd","bollinger","atr","vwap","adx","stochastic"],"points":100}"""),
        new("ibkr_get_trading_hours", """{"contract":"AAPL","days":30}"""),
        new("ibkr_get_historical_schedule", """{"contract":"AAPL","numDays":365,"limit":365}"""),
        new("ibkr_get_histogram_data", """{"contract":"AAPL","duration":"1 M","limit":2000}"""),
        new("ibkr_preview_basket", $$"""{"orders":{{Orders}}}"""),
        new("ibkr_get_fundamental_data", """{"contract":"AAPL","reportType":"ReportsFinStatements","format":"xml"}"""),
    ];

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _usual = await StartAsync(Usual);
        _small = await StartAsync(Small);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _usual.DisposeAsync();
        await _small.DisposeAsync();
    }

    [TestCaseSource(nameof(Large))]
    public async Task Call_WithWhatMakesItLargest_KeepsToTheSize(string tool, string arguments) => await CheckAsync(_usual, Usual, tool, arguments);

    [TestCaseSource(nameof(Readers))]
    public async Task Call_WithASmallerSize_KeepsToItAndToItsSchema(string tool) =>
        await CheckAsync(_small, Small, tool, ToolCatalog.Describe().Get(tool).Traits.Example);

    [Test]
    public async Task Call_WithMaxBytes_AnswersMore()
    {
        var answer = await _usual.DataAsync("ibkr_get_historical_data", """{"contract":"AAPL","duration":"2 Y","barSize":"1 day","maxBytes":500000,"limit":5000}""");

        answer.GetProperty("truncated").GetBoolean().Should().BeFalse();
        Bytes(answer).Should().BeGreaterThan(Usual);
    }

    [Test]
    public void Tools_WhoseAnswersMayBeLong_TellClientsSo()
    {
        var tools = ToolCatalog.Describe();

        tools.Get("ibkr_get_historical_data").MayBeLong.Should().BeTrue();
        tools.Tools.Where(tool => tool.MayBeLong && !ListedNames(tool).Contains("maxBytes")).Should().BeEmpty();
        var listed = Gateway.Mcp.Protocol.Tool.From(tools.Get("ibkr_get_historical_data"), "2025-11-25");
        JsonSerializer.Serialize(listed, Gateway.Mcp.Protocol.McpJsonContext.Default.GetTypeInfo(typeof(Gateway.Mcp.Protocol.Tool))!).Should()
            .Contain(""" "_meta":{"anthropic/maxResultSizeChars":500000} """.Trim());
    }

    [TestCase("ibkr://status")]
    [TestCase("ibkr://policy")]
    [TestCase("ibkr://accounts")]
    [TestCase("ibkr://positions/DU1000001")]
    [TestCase("ibkr://account/DU1000001/summary")]
    [TestCase("ibkr://portfolio/DU1000001")]
    [TestCase("ibkr://bars/AAPL/1%20min")]
    [TestCase("ibkr://scanner/catalog")]
    [TestCase("ibkr://option-chain/AAPL/202612")]
    [TestCase("ibkr://market-data/AAPL")]
    public async Task Read_OfAResource_KeepsToTheSize(string uri)
    {
        foreach (var (gateway, size) in new[] { (_usual, Usual), (_small, Small) })
        {
            gateway.Get<IResourceRegistry>().TryFind(uri, out var resource).Should().BeTrue();
            var contents = await resource!.Reader(uri, new RecordingContext(), CancellationToken.None);
            contents!.Sum(one => Encoding.UTF8.GetByteCount(one.Text ?? string.Empty)).Should().BeLessThanOrEqualTo(size, uri);
        }
    }

    [Test]
    public async Task Read_OfEveryDocument_KeepsToTheSize()
    {
        foreach (var topic in DocumentTopics.All)
        {
            var uri = "ibkr://docs/" + topic;
            _usual.Get<IResourceRegistry>().TryFind(uri, out var resource).Should().BeTrue();
            var contents = await resource!.Reader(uri, new RecordingContext(), CancellationToken.None);
            Encoding.UTF8.GetByteCount(contents!.Single().Text!).Should().BeLessThanOrEqualTo(Usual, topic);
        }
    }

    private static async Task CheckAsync(GatewayFixture gateway, int size, string tool, string arguments)
    {
        var line = (await gateway.LinesAsync(tool, arguments))[^1];

        line.Text("type").Should().Be("result", $"{tool} answered {line}");
        var data = line.GetProperty("data");
        Bytes(data).Should().BeLessThanOrEqualTo(size, tool);
        JsonSchemas.Faults(data, ToolCatalog.Describe().Get(tool).OutputSchema).Should().BeEmpty($"{tool} answered {data}");
    }

    private static IEnumerable<string> ListedNames(ToolDescriptor tool) => tool.InputSchema.GetProperty("properties").EnumerateObject().Select(member => member.Name);

    private static int Bytes(JsonElement data) => JsonSerializer.SerializeToUtf8Bytes(data, ToolJson.Options).Length;

    private static Task<GatewayFixture> StartAsync(int size) => GatewayFixture.StartAsync(new GatewayFixtureOptions
    {
        Tws = TwsStandIn.Simulator,
        Settings = new GatewaySettings { Limits = new LimitOptions { CallsPerSecond = 0, OrdersPerSecond = 0, CallsAtOnce = 0 }, Tools = new ToolOptions { AnswerBytes = size } },
        Simulator = options => options with { MaxMessagesPerSecond = 0 },
        Time = new FastTimeProvider(GatewayFixture.ExampleTime, speed: 1),
    });
}
