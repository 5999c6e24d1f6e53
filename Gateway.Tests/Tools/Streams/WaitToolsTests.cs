using Gateway.Feeds;
using Gateway.Tests.Support;
using Gateway.Tws.Resilience;
using TwsSimulator.Handlers.News;

namespace Gateway.Tests.Tools.Streams;

/// <summary>Waiting for prices, fills and the connection, over the simulator's socket.</summary>
[TestFixture]
public sealed class WaitToolsTests
{
    private GatewayFixture _tools = null!;

    [SetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync();

    [TearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [TestCase("""{"contract":"AAPL","field":"last","op":">","value":1}""")]
    [TestCase("""{"contract":"AAPL","field":"bid","op":"<=","value":"100000"}""")]
    [TestCase("""{"contract":"AAPL","field":"dataType","op":"==","value":"live"}""")]
    [TestCase("""{"contract":"AAPL","field":"bidSize","op":"changes"}""")]
    [TestCase("""{"connection":"connected"}""")]
    public async Task Wait_ConditionThatComesTrue_AnswersWithItsValue(string condition)
    {
        var answer = await WaitAsync($$"""{"conditions":[{{condition}}]}""");

        answer.GetProperty("status").GetString().Should().Be("met");
        var seen = answer.GetProperty("conditions")[0];
        seen.GetProperty("met").GetBoolean().Should().BeTrue();
        (seen.TryGetProperty("value", out _) || seen.TryGetProperty("text", out _)).Should().BeTrue();
        seen.TryGetProperty("data", out _).Should().BeTrue();
    }

    [Test]
    public async Task Wait_Fill_AnswersWhenItHappens()
    {
        var waiting = WaitAsync("""{"conditions":[{"fill":"any"}],"timeoutSeconds":50}""");
        await Eventually.TrueAsync(() => _tools.Get<OpenFeeds>().All.Any(feed => feed.Kind.Kind == FeedKind.Executions));

        var placed = await _tools.CallAsync("ibkr_place_order", """{"symbol":"AAPL","action":"BUY","quantity":7}""");

        var seen = (await waiting).GetProperty("conditions")[0];
        seen.GetProperty("value").GetDecimal().Should().Be(7);
        seen.GetProperty("data").GetProperty("orderId").GetInt32().Should().Be(placed.GetProperty("orderId").GetInt32());
    }

    [TestCase("""{"headline":"the one","contract":"AAPL"}""")]
    [TestCase("""{"headline":"THE ONE"}""")]
    public async Task Wait_Headline_AnswersWhenItComes(string condition)
    {
        var waiting = WaitAsync($$"""{"conditions":[{{condition}}],"timeoutSeconds":50}""");
        var wire = _tools.Simulator.Simulation.News.Wire;
        // Told again until the line is open: what comes before it is nobody's.
        await Eventually.AgainUntilAsync(waiting, () =>
        {
            lock (_tools.Simulator.Simulation.Gate)
                wire.Tell("BRFG", _tools.Simulator.Simulation.Market.Find(265598), "this is the one");
            return Task.CompletedTask;
        });

        (await waiting).GetProperty("conditions")[0].GetProperty("text").GetString().Should().Be("this is the one");
    }

    [TestCase("false")]
    [TestCase("true")]
    public async Task Wait_FillOfAnOrderThatIsFilledAlready_AnswersAtOnce(string complete)
    {
        var placed = await _tools.CallAsync("ibkr_place_order", """{"symbol":"AAPL","action":"BUY","quantity":7,"orderRef":"mine"}""");

        foreach (var name in new[] { placed.GetProperty("orderId").GetRawText(), "\"mine\"" })
        {
            var answer = await WaitAsync($$"""{"conditions":[{"fill":{{name}},"complete":{{complete}} }]}""");
            answer.GetProperty("conditions")[0].GetProperty("value").GetDecimal().Should().Be(7);
        }
    }

    [Test]
    public async Task Wait_ConnectionDrops_IsSeenAndNamedAmongSeveral()
    {
        var waiting = WaitAsync("""{"conditions":[{"fill":999999},{"connection":"disconnected"}],"timeoutSeconds":50}""");
        await Eventually.TrueAsync(() => _tools.Get<OpenFeeds>().Count == 2);

        await _tools.Get<ITwsConnection>().DisconnectAsync();

        var conditions = (await waiting).GetProperty("conditions");
        conditions[0].GetProperty("met").GetBoolean().Should().BeFalse();
        conditions[1].GetProperty("text").GetString().Should().Be("disconnected");
    }

    [Test]
    public async Task Wait_AllOfTwo_NeedsBoth()
    {
        var answer = await WaitAsync("""{"conditions":[{"contract":"AAPL","field":"last","op":">","value":1},{"contract":"AAPL","field":"last","op":"<","value":1}],"mode":"all","timeoutSeconds":1}""");

        answer.GetProperty("status").GetString().Should().Be("timed_out");
        var conditions = answer.GetProperty("conditions");
        conditions[0].GetProperty("met").GetBoolean().Should().BeTrue();
        conditions[1].GetProperty("met").GetBoolean().Should().BeFalse();
        conditions[1].GetProperty("value").GetDecimal().Should().BePositive("the last value is told");
    }

    [Test]
    public async Task Wait_StartedStream_IsWatchedByItsId()
    {
        var id = (await _tools.CallAsync("ibkr_start_stream", """{"kind":"quote","contract":"AAPL"}""")).GetProperty("streamId").GetString();

        (await WaitAsync($$"""{"conditions":[{"stream":"{{id}}","field":"ask","op":">","value":0}]}""")).GetProperty("status").GetString().Should().Be("met");
    }

    [TestCase("""{"conditions":[]}""", "conditions: *")]
    [TestCase("""{"conditions":[{"contract":"AAPL","field":"lust","op":">","value":1}]}""", "conditions: field must be one of*")]
    [TestCase("""{"conditions":[{"contract":"AAPL","field":"last","op":"~","value":1}]}""", "conditions: *op is one of*")]
    [TestCase("""{"conditions":[{"contract":"AAPL","field":"last","op":">"}]}""", "conditions: *value to compare with*")]
    [TestCase("""{"conditions":[{"fill":"any","field":"last"}]}""", "conditions: *")]
    [TestCase("""{"conditions":[{"stream":"quote-none","field":"last","op":">","value":1}]}""", "streamId: *")]
    [TestCase("""{"conditions":[{"contract":"AAPL","fields":"last"}]}""", "conditions: *'fields'*")]
    public async Task Wait_WrongCondition_NamesTheField(string arguments, string message)
    {
        (await _tools.FailAsync("ibkr_wait_for", arguments)).Message.Should().Match(message);
        _tools.Get<OpenFeeds>().All.Sum(feed => feed.Readers).Should().Be(0);
    }

    private Task<JsonElement> WaitAsync(string arguments) => _tools.CallAsync("ibkr_wait_for", arguments);
}
