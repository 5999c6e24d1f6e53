using System.Net;
using Gateway.Access;
using Gateway.Configuration;
using Gateway.Registry.Changes;
using Gateway.Registry.Prompts;
using Gateway.Registry.Resources;
using Gateway.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.Mcp.Subscriptions;

/// <summary>subscriptions/listen over HTTP, as clients see it.</summary>
[TestFixture]
[Category(McpSchema.Category)]
public sealed class ListenTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Linger = ChangeFeedOptions.Default.Linger;

    private TestResources _resources = null!;
    private McpTestApp _app = null!;
    private IChangeFeed _changes = null!;

    [SetUp]
    public async Task SetUp()
    {
        _resources = new TestResources();
        _app = await McpTestApp.StartAsync(
            new GatewaySettings { Mcp = new McpOptions { MaxListenStreams = 100 } },
            services: services => services.AddSingleton<IResourceRegistry>(_resources).AddSingleton<IPromptRegistry>(new PromptRegistry([])));
        _changes = _app.Get<IChangeFeed>();
    }

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [TestCase("text/event-stream, application/json", "text/event-stream")]
    [TestCase("application/json", "application/x-ndjson")]
    public async Task Listen_Always_AcknowledgesFirstAndNamesItselfOnEveryMessage(string accept, string form)
    {
        using MessageStream stream = await OpenAsync("""{"toolsListChanged":true,"resourceSubscriptions":["test://plain"]}""", accept, id: "\"my-id\"");
        stream.Response.StatusCode.Should().Be(HttpStatusCode.OK);
        stream.Response.Content.Headers.ContentType!.MediaType.Should().Be(form);
        stream.Response.Headers.Contains("Mcp-Session-Id").Should().BeFalse();

        JsonElement acknowledged = await stream.NextAsync();
        _changes.ToolsChanged();
        JsonElement tools = await stream.NextAsync();
        _changes.ResourceUpdated(TestResources.Plain);
        JsonElement updated = await stream.NextAsync();

        acknowledged.Method().Should().Be("notifications/subscriptions/acknowledged");
        acknowledged.Text("params", "notifications").Should().Be("""{"toolsListChanged":true,"resourceSubscriptions":["test://plain"]}""");
        tools.Method().Should().Be("notifications/tools/list_changed");
        updated.Method().Should().Be("notifications/resources/updated");
        updated.Text("params", "uri").Should().Be(TestResources.Plain);
        foreach (JsonElement message in new[] { acknowledged, tools, updated })
            SubscriptionOf(message.GetProperty("params")).Should().Be("\"my-id\"");
    }

    [TestCase("0")]
    [TestCase("17")]
    [TestCase("\"17\"")]
    [TestCase("\"\"")]
    public async Task Listen_AnyId_IsEchoedWithItsOwnType(string id)
    {
        using MessageStream stream = await OpenAsync("{}", id: id);

        SubscriptionOf((await stream.NextAsync()).GetProperty("params")).Should().Be(id);
    }

    [Test]
    public async Task Listen_TypesNotAskedFor_AreNeverTold()
    {
        using MessageStream stream = await OpenAsync("""{"resourcesListChanged":true,"toolsListChanged":false}""");
        (await stream.NextAsync()).Text("params", "notifications").Should().Be("""{"resourcesListChanged":true}""");

        _changes.ToolsChanged();
        _changes.PromptsChanged();
        _changes.ResourceUpdated(TestResources.Plain);
        _changes.ResourcesChanged();

        (await stream.NextAsync()).Method().Should().Be("notifications/resources/list_changed");
    }

    [Test]
    public async Task Listen_WhatIsNotOffered_IsLeftOutOfTheAcknowledgement()
    {
        using MessageStream stream = await OpenAsync("""{"promptsListChanged":true,"resourceSubscriptions":["test://nobody","test://plain","test://plain"],"somethingNew":{"a":1}}""");

        (await stream.NextAsync()).Text("params", "notifications").Should().Be("""{"resourceSubscriptions":["test://plain"]}""", "there are no prompts here");
    }

    [Test]
    public async Task Listen_BeyondTheCallersScopes_IsLeftOutOfTheAcknowledgement()
    {
        await using McpTestApp app = await McpTestApp.StartAsync(services: services => services
            .AddSingleton<IResourceRegistry>(_resources)
            .AddSingleton<IStartupFilter>(new FixedCaller(new Caller("1", "market", AccessScope.MarketRead))));
        var call = new ModernCall("subscriptions/listen", ""","notifications":{"resourceSubscriptions":["test://secret","test://plain"]}""");
        using MessageStream stream = await MessageStream.OpenAsync(call.SendAsync(app));

        (await stream.NextAsync()).Text("params", "notifications").Should().Be("""{"resourceSubscriptions":["test://plain"]}""");
    }

    [Test]
    public async Task Listen_WatchedResource_TellsWhatTheWatcherSees()
    {
        using MessageStream stream = await OpenAsync("""{"resourceSubscriptions":["test://watched","test://item/7"]}""");
        await stream.NextAsync();

        _resources.Change("test://item/7");
        (await stream.NextAsync()).Text("params", "uri").Should().Be("test://item/7");
        _resources.Change(TestResources.Watched);
        (await stream.NextAsync()).Text("params", "uri").Should().Be(TestResources.Watched);
        _resources.Started.Should().Be(2);
    }

    [Test]
    public async Task Listen_ManyChangesInAnInterval_AreToldTwice()
    {
        using MessageStream stream = await OpenAsync("""{"toolsListChanged":true,"resourceSubscriptions":["test://plain"]}""");
        await stream.NextAsync();

        for (int i = 0; i < 50; i++)
            _changes.ResourceUpdated(TestResources.Plain);
        (await stream.NextAsync()).Method().Should().Be("notifications/resources/updated");
        _app.Time.Advance(Interval);
        (await stream.NextAsync()).Method().Should().Be("notifications/resources/updated");
        _app.Time.Advance(Interval);
        _changes.ToolsChanged();

        (await stream.NextAsync()).Method().Should().Be("notifications/tools/list_changed", "the last change was told, and nothing but it");
    }

    [Test]
    public async Task Stop_OpenStreams_GetTheResultAndEnd()
    {
        using MessageStream stream = await OpenAsync("{}", id: "42");
        await stream.NextAsync();

        _app.Stop();
        JsonElement last = await stream.NextAsync();

        last.Text("id").Should().Be("42");
        last.Text("result", "resultType").Should().Be("complete");
        SubscriptionOf(last.GetProperty("result")).Should().Be("42");
        last.GetProperty("result").GetProperty("_meta").TryGetProperty("io.modelcontextprotocol/serverInfo", out _).Should().BeTrue();
        (await stream.NextOrEndAsync()).Should().BeNull();
    }

    [Test]
    public async Task Client_Leaves_EverythingEnds()
    {
        List<MessageStream> streams = [];
        for (int i = 0; i < 50; i++)
        {
            MessageStream stream = await OpenAsync("""{"toolsListChanged":true,"resourceSubscriptions":["test://watched"]}""");
            await stream.NextAsync();
            streams.Add(stream);
        }

        ChangeFeed feed = _app.Get<ChangeFeed>();
        feed.Followers.Should().Be(101, "each follows the lists and one resource; the lists are followed for the legacy sessions too");
        _resources.Started.Should().Be(1);

        streams.ForEach(stream => stream.Dispose());
        await _app.Time.TimerSetAsync(Linger).WaitAsync(McpTestApp.Deadline);
        _app.Time.Advance(Linger);
        await _resources.Ended.Reader.ReadAsync().AsTask().WaitAsync(McpTestApp.Deadline);

        feed.Topics.Should().Be(0);
        feed.Followers.Should().Be(1);
    }

    [Test]
    public async Task Silence_OnAListenStream_IsFilledWithSignsOfLife()
    {
        using HttpResponseMessage response = await ListenAsync("{}", "text/event-stream", "1");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        foreach (string start in new[] { "event: message", "data: {", "" })
            (await reader.NextLineAsync()).Should().StartWith(start);

        await _app.Time.TimerSetAsync(left => left <= TimeSpan.FromSeconds(15)).WaitAsync(McpTestApp.Deadline);
        _app.Time.Advance(TimeSpan.FromSeconds(15));

        (await reader.NextLineAsync()).Should().Be(": keepalive");
    }

    [Test]
    public async Task EveryMessage_OfAListenStream_FitsTheSchema()
    {
        McpSchema schema = McpSchema.Of(ModernCall.Version);
        using MessageStream stream = await OpenAsync("""{"toolsListChanged":true,"resourcesListChanged":true,"resourceSubscriptions":["test://plain"]}""");
        schema.ShouldAccept(await stream.NextAsync(), "SubscriptionsAcknowledgedNotification");
        _changes.ToolsChanged();
        schema.ShouldAccept(await stream.NextAsync(), "ToolListChangedNotification");
        _changes.ResourcesChanged();
        schema.ShouldAccept(await stream.NextAsync(), "ResourceListChangedNotification");
        _changes.ResourceUpdated(TestResources.Plain);
        schema.ShouldAccept(await stream.NextAsync(), "ResourceUpdatedNotification");
        _app.Stop();
        schema.ShouldAccept(await stream.NextAsync(), "SubscriptionsListenResultResponse");
    }

    private static string SubscriptionOf(JsonElement holder) => holder.GetProperty("_meta").GetProperty("io.modelcontextprotocol/subscriptionId").GetRawText();

    private Task<MessageStream> OpenAsync(string notifications, string accept = "text/event-stream, application/json", string id = "7") =>
        MessageStream.OpenAsync(ListenAsync(notifications, accept, id));

    private Task<HttpResponseMessage> ListenAsync(string notifications, string accept, string id)
    {
        var call = new ModernCall("subscriptions/listen", $",\"notifications\":{notifications}") { Id = id };
        return _app.PostAsync(call.Body, ("MCP-Protocol-Version", ModernCall.Version), ("Mcp-Method", call.Method), ("Accept", accept));
    }
}
