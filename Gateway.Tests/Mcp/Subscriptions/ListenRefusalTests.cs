using System.Net;
using Gateway.Access;
using Gateway.Configuration;
using Gateway.Mcp;
using Gateway.Mcp.Subscriptions;
using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp.Subscriptions;

/// <summary>What subscriptions/listen refuses, and how it says so.</summary>
[TestFixture]
public sealed class ListenRefusalTests
{
    private McpTestApp _app = null!;

    [SetUp]
    public async Task SetUp() => _app = await McpTestApp.StartAsync(new GatewaySettings { Mcp = new McpOptions { MaxListenStreams = 2, MaxSubscriptions = 3 } });

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [TestCase("", "params.notifications")]
    [TestCase(""","notifications":[]""", "params.notifications")]
    [TestCase(""","notifications":null""", "params.notifications")]
    [TestCase(""","notifications":{"toolsListChanged":1}""", "toolsListChanged")]
    [TestCase(""","notifications":{"promptsListChanged":"yes"}""", "promptsListChanged")]
    [TestCase(""","notifications":{"resourceSubscriptions":"test://a"}""", "resourceSubscriptions")]
    [TestCase(""","notifications":{"resourceSubscriptions":[1]}""", "resourceSubscriptions")]
    [TestCase(""","notifications":{"resourceSubscriptions":[""]}""", "resourceSubscriptions")]
    [TestCase(""","notifications":{"resourceSubscriptions":["a","b","c","d"]}""", "at most 3")]
    [TestCase(""","notifications":{"taskIds":{}}""", "taskIds")]
    public async Task Listen_MalformedParams_IsRefusedWithTheFieldsName(string parameters, string named)
    {
        using HttpResponseMessage response = await new ModernCall("subscriptions/listen", parameters).SendAsync(_app);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        JsonElement message = await response.JsonAsync();
        message.ErrorCode().Should().Be(-32602);
        message.Text("error", "message").Should().Contain(named);
        _app.Get<ListenStreams>().Count.Should().Be(0);
    }

    [Test]
    public async Task Listen_EndlessUriOrRequest_IsRefused()
    {
        string uri = $$""","notifications":{"resourceSubscriptions":["test://{{new string('x', 3000)}}"]}""";
        string request = $$""","notifications":{},"filling":"{{new string('x', 300_000)}}" """;
        foreach (string parameters in new[] { uri, request })
        {
            using HttpResponseMessage response = await new ModernCall("subscriptions/listen", parameters).SendAsync(_app);
            (await response.JsonAsync()).ErrorCode().Should().Be(-32602);
        }
    }

    [Test]
    public async Task Listen_TasksWithoutTheExtension_IsRefusedWithWhatIsMissing()
    {
        using HttpResponseMessage response = await new ModernCall("subscriptions/listen", ""","notifications":{"taskIds":["a"]}""").SendAsync(_app);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        JsonElement message = await response.JsonAsync();
        message.ErrorCode().Should().Be(-32021);
        message.Text("error", "data").Should().Be("""{"requiredCapabilities":{"extensions":{"io.modelcontextprotocol/tasks":{}}}}""");
    }

    [Test]
    public async Task Listen_EveryStreamTaken_IsRefusedUntilOneEnds()
    {
        var call = new ModernCall("subscriptions/listen", ""","notifications":{}""");
        using MessageStream first = await MessageStream.OpenAsync(call.SendAsync(_app));
        using MessageStream second = await MessageStream.OpenAsync(call.SendAsync(_app));
        await first.NextAsync();
        await second.NextAsync();

        using HttpResponseMessage third = await call.SendAsync(_app);

        third.StatusCode.Should().Be(HttpStatusCode.OK);
        JsonElement message = await third.JsonAsync();
        message.ErrorCode().Should().Be(-32603);
        message.Text("error", "message").Should().Contain("2 listen streams");
    }

    [Test]
    public async Task Listen_LegacyEra_HasNoSuchMethod()
    {
        using HttpResponseMessage response = await _app.PostAsync("""{"jsonrpc":"2.0","id":1,"method":"subscriptions/listen","params":{"notifications":{}}}""");

        (await response.JsonAsync()).ErrorCode().Should().Be(-32601);
    }

    [Test]
    public void Enter_OneTokenTooOften_LeavesRoomForOthers()
    {
        var streams = new ListenStreams(new McpOptions { MaxListenStreams = 5, MaxListenStreamsPerCaller = 2 });
        var greedy = new Caller("1", "greedy", AccessScope.All);
        streams.Enter(greedy);
        streams.Enter(greedy);

        FluentActions.Invoking(() => streams.Enter(greedy)).Should().Throw<McpException>().Which.Error.Code.Should().Be(-32603);
        streams.Enter(new Caller("2", "other", AccessScope.All));
        streams.Enter(Caller.Local);
        streams.Enter(Caller.Local);
        FluentActions.Invoking(() => streams.Enter(Caller.Local)).Should().Throw<McpException>();

        streams.Leave(greedy);
        streams.Enter(greedy);
        streams.Count.Should().Be(5);
    }
}
