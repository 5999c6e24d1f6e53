using System.Net;
using Gateway.Access;
using Gateway.Configuration;
using Gateway.Mcp.Eras;
using Gateway.Mcp.Subscriptions;
using Gateway.Registry.Changes;
using Gateway.Registry.Resources;
using Gateway.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.Mcp.Subscriptions;

/// <summary>resources/subscribe and list_changed over HTTP, as clients of the legacy era see them.</summary>
[TestFixture]
[Category(McpSchema.Category)]
public sealed class LegacySubscriptionTests
{
    private static readonly TimeSpan Linger = ChangeFeedOptions.Default.Linger;

    private TestResources _resources = null!;
    private McpTestApp _app = null!;
    private IChangeFeed _changes = null!;
    private string _session = null!;

    [SetUp]
    public async Task SetUp()
    {
        _resources = new TestResources();
        _app = await McpTestApp.StartAsync(
            new GatewaySettings { Mcp = new McpOptions { MaxSubscriptions = 2 } },
            services: services => services.AddSingleton<IResourceRegistry>(_resources));
        _changes = _app.Get<IChangeFeed>();
        _session = await _app.InitializeAsync("2025-06-18");
    }

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [Test]
    public async Task Subscribe_KnownResource_IsToldOnTheSessionsStream()
    {
        using MessageStream stream = await OpenAsync();
        (await CallAsync("resources/subscribe", TestResources.Watched)).Text("result").Should().Be("{}");

        _resources.Change(TestResources.Watched);

        JsonElement updated = await stream.NextAsync();
        updated.Method().Should().Be("notifications/resources/updated");
        updated.GetProperty("params").GetRawText().Should().Be("""{"uri":"test://watched"}""");
    }

    [Test]
    public async Task Subscribe_BeforeTheStreamIsOpen_IsToldOnceItIs()
    {
        await CallAsync("resources/subscribe", TestResources.Plain);
        _changes.ResourceUpdated(TestResources.Plain);

        using MessageStream stream = await OpenAsync();

        (await stream.NextAsync()).Text("params", "uri").Should().Be(TestResources.Plain);
    }

    [Test]
    public async Task Unsubscribe_FollowedResource_IsNotToldAnyMore()
    {
        using MessageStream stream = await OpenAsync();
        await CallAsync("resources/subscribe", TestResources.Plain);
        (await CallAsync("resources/unsubscribe", TestResources.Plain)).Text("result").Should().Be("{}");
        (await CallAsync("resources/unsubscribe", "test://never-followed")).Text("result").Should().Be("{}");

        _changes.ResourceUpdated(TestResources.Plain);
        _changes.PromptsChanged();

        (await stream.NextAsync()).Method().Should().Be("notifications/prompts/list_changed", "every session is told of the lists");
        _app.Get<ChangeFeed>().Topics.Should().Be(0);
    }

    [Test]
    public async Task ListsChanged_EverySession_IsTold()
    {
        string other = await _app.InitializeAsync("2025-11-25");
        using MessageStream first = await OpenAsync();
        using MessageStream second = await OpenAsync(other);

        _changes.ToolsChanged();

        foreach (MessageStream stream in new[] { first, second })
            (await stream.NextAsync()).Method().Should().Be("notifications/tools/list_changed");
    }

    [Test]
    public async Task Subscribe_UnknownResource_IsRefusedWithItsUri()
    {
        JsonElement answer = await CallAsync("resources/subscribe", "test://nobody");

        answer.ErrorCode().Should().Be(-32002);
        answer.Text("error", "data", "uri").Should().Be("test://nobody");
    }

    [Test]
    public async Task Subscribe_BeyondTheCallersScopes_IsRefusedWithTheScope()
    {
        await using McpTestApp app = await McpTestApp.StartAsync(services: services => services
            .AddSingleton<IResourceRegistry>(_resources)
            .AddSingleton<IStartupFilter>(new FixedCaller(new Caller("1", "market", AccessScope.MarketRead))));
        string session = await app.InitializeAsync();
        using HttpResponseMessage response = await app.PostAsync(
            """{"jsonrpc":"2.0","id":1,"method":"resources/subscribe","params":{"uri":"test://secret"}}""", ("Mcp-Session-Id", session));

        response.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await response.JsonAsync()).Text("error", "message").Should().Contain("account:read");
        app.Get<ChangeFeed>().Topics.Should().Be(0);
    }

    [Test]
    public async Task Subscribe_EndlessUri_IsRefusedForTheSessionWouldKeepIt()
    {
        JsonElement longest = await CallAsync("resources/subscribe", "test://item/" + new string('x', 2048 - 12));
        JsonElement refused = await CallAsync("resources/subscribe", "test://item/" + new string('x', 2048 - 11));

        longest.Text("result").Should().Be("{}");
        refused.ErrorCode().Should().Be(-32602);
        refused.Text("error", "message").Should().Contain("\"uri\"").And.Contain("2048");
        _app.Get<ChangeFeed>().Topics.Should().Be(1);
    }

    [TestCase("{}")]
    [TestCase("""{"uri":5}""")]
    public async Task Subscribe_WithoutAUri_IsRefusedWithTheFieldsName(string parameters)
    {
        foreach (string method in new[] { "resources/subscribe", "resources/unsubscribe" })
        {
            using HttpResponseMessage response = await PostAsync(method, parameters, _session);
            JsonElement answer = await response.JsonAsync();
            answer.ErrorCode().Should().Be(-32602);
            answer.Text("error", "message").Should().Contain("\"uri\"");
        }
    }

    [Test]
    public async Task Subscribe_TooMany_IsRefusedUntilOneIsLeft()
    {
        await CallAsync("resources/subscribe", "test://item/1");
        await CallAsync("resources/subscribe", "test://item/2");
        (await CallAsync("resources/subscribe", "test://item/2")).Text("result").Should().Be("{}", "it counts once");

        JsonElement refused = await CallAsync("resources/subscribe", "test://item/3");
        await CallAsync("resources/unsubscribe", "test://item/1");

        refused.ErrorCode().Should().Be(-32600);
        refused.Text("error", "message").Should().Contain("2 subscribed resources");
        (await CallAsync("resources/subscribe", "test://item/3")).Text("result").Should().Be("{}");
    }

    [Test]
    public async Task Subscribe_WithoutASession_IsRefused()
    {
        using HttpResponseMessage response = await PostAsync("resources/subscribe", """{"uri":"test://plain"}""", session: null);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.JsonAsync()).Text("error", "message").Should().Contain("Mcp-Session-Id");
    }

    [Test]
    public async Task Session_Ends_SoDoAllItsSubscriptions()
    {
        string other = await _app.InitializeAsync();
        foreach (string session in new[] { _session, other })
        {
            await CallAsync("resources/subscribe", TestResources.Watched, session);
            await CallAsync("resources/subscribe", TestResources.Plain, session);
        }

        ChangeFeed feed = _app.Get<ChangeFeed>();
        feed.Followers.Should().Be(5, "two of each session, and the lists");
        await _resources.Begun.Reader.ReadAsync().AsTask().WaitAsync(McpTestApp.Deadline);
        using HttpResponseMessage deleted = await _app.SendAsync(HttpMethod.Delete, "/mcp", null, ("Mcp-Session-Id", _session));
        deleted.IsSuccessStatusCode.Should().BeTrue();
        feed.Followers.Should().Be(3);
        await Eventually.TrueAsync(() => _app.Get<LegacySessions>().All.All(session => session.Absence is not null));

        _app.Time.Advance(TimeSpan.FromHours(2));

        feed.Followers.Should().Be(1, "the other session has expired");
        _app.Get<LegacySubscriptions>().Count.Should().Be(0);
        _app.Get<LegacySessions>().Count.Should().Be(0);
        _app.Time.Advance(Linger);
        await _resources.Ended.Reader.ReadAsync().AsTask().WaitAsync(McpTestApp.Deadline);
        feed.Topics.Should().Be(0);
    }

    [Test]
    public async Task Capabilities_WithResources_SayThatTheyCanBeFollowed()
    {
        using HttpResponseMessage initialized = await _app.PostAsync(McpTestApp.InitializeBody("2025-11-25"));
        using HttpResponseMessage discovered = await new ModernCall("server/discover").SendAsync(_app);

        foreach (HttpResponseMessage response in new[] { initialized, discovered })
        {
            JsonElement capabilities = (await response.JsonAsync()).GetProperty("result").GetProperty("capabilities");
            capabilities.Text("resources").Should().Be("""{"subscribe":true,"listChanged":true}""");
            capabilities.Text("tools").Should().Be("""{"listChanged":true}""");
            capabilities.Text("prompts").Should().Be("""{"listChanged":true}""");
        }
    }

    [TestCase("2025-03-26")]
    [TestCase("2025-06-18")]
    [TestCase("2025-11-25")]
    public async Task EveryNotice_FitsTheSchemaOfItsRevision(string version)
    {
        McpSchema schema = McpSchema.Of(version);
        _session = await _app.InitializeAsync(version);
        using MessageStream stream = await OpenAsync();
        await CallAsync("resources/subscribe", TestResources.Plain);
        (Action Change, string Definition)[] notices =
        [
            (() => _changes.ResourceUpdated(TestResources.Plain), "ResourceUpdatedNotification"),
            (_changes.ToolsChanged, "ToolListChangedNotification"),
            (_changes.PromptsChanged, "PromptListChangedNotification"),
            (_changes.ResourcesChanged, "ResourceListChangedNotification"),
        ];
        foreach ((Action change, string definition) in notices)
        {
            change();
            schema.ShouldAccept(await stream.NextAsync(), definition);
        }
    }

    private Task<MessageStream> OpenAsync(string? session = null) => MessageStream.OpenAsync(
        _app.SendAsync(HttpMethod.Get, "/mcp", null, ("Mcp-Session-Id", session ?? _session), ("Accept", "text/event-stream")));

    private async Task<JsonElement> CallAsync(string method, string uri, string? session = null)
    {
        using HttpResponseMessage response = await PostAsync(method, $$"""{"uri":"{{uri}}"}""", session ?? _session);
        return await response.JsonAsync();
    }

    private Task<HttpResponseMessage> PostAsync(string method, string parameters, string? session)
    {
        string body = $$"""{"jsonrpc":"2.0","id":"i","method":"{{method}}","params":{{parameters}}}""";
        return session is null ? _app.PostAsync(body) : _app.PostAsync(body, ("Mcp-Session-Id", session));
    }
}
