using System.Net;
using System.Text;
using Gateway.Mcp.Eras;
using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp.Eras;

[TestFixture]
public sealed class LegacyStreamTests
{
    private McpTestApp _app = null!;

    [SetUp]
    public async Task SetUp() => _app = await McpTestApp.StartAsync();

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [Test]
    public async Task Announce_StreamOpen_ArrivesAsAnEvent()
    {
        LegacySession session = await OpenSessionAsync();
        using SseReader stream = await OpenAsync(session);
        (await stream.NextAsync()).Should().Be(new SseEvent("0-0", "", null));

        Announce(session, 1);
        Announce(session, 2);

        (await stream.NextAsync()).Should().Be(new SseEvent("0-1", Message(1), null));
        (await stream.NextAsync()).Should().Be(new SseEvent("0-2", Message(2), null));
    }

    [Test]
    public async Task Announce_BeforeTheStreamIsOpen_IsKeptForIt()
    {
        LegacySession session = await OpenSessionAsync("2025-06-18");
        Announce(session, 1);
        using SseReader stream = await OpenAsync(session);

        (await stream.NextAsync()).Should().Be(new SseEvent("0-1", Message(1), null), "an older client gets no event without data");
    }

    [Test]
    public async Task Get_LastEventIdWhileTheOldConnectionIsThere_TakesOverWithoutALoss()
    {
        LegacySession session = await OpenSessionAsync();
        using SseReader half = await OpenAsync(session);
        Announce(session, 1);
        Announce(session, 2);
        await half.NextAsync();
        (await half.NextAsync())!.Id.Should().Be("0-1");

        using SseReader stream = await OpenAsync(session, "0-1");
        Announce(session, 3);

        (await stream.NextAsync())!.Data.Should().Be(Message(2));
        (await stream.NextAsync())!.Data.Should().Be(Message(3));
        await FluentActions.Awaiting(async () =>
        {
            while (await half.NextAsync() is not null)
                continue;
            throw new IOException("the old connection has ended in good order");
        }).Should().ThrowAsync<IOException>();
    }

    [TestCase("0-9", "never sent")]
    [TestCase("5-1", "no stream")]
    [TestCase("nonsense", "not an event id")]
    [TestCase("-1", "not an event id")]
    public async Task Get_UnknownLastEventId_Is400ThatSaysWhatToDo(string lastEventId, string why)
    {
        LegacySession session = await OpenSessionAsync();
        Announce(session, 1);
        using HttpResponseMessage response = await GetAsync(session, lastEventId);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        string message = (await response.JsonAsync()).Text("error", "message");
        message.Should().Contain(why).And.Contain(lastEventId).And.Contain("without the header");
    }

    [Test]
    public async Task Get_EventIdOfAnotherSession_IsNotItsOwn()
    {
        LegacySession other = await OpenSessionAsync();
        LegacySession session = await OpenSessionAsync();
        Announce(other, 1);

        using HttpResponseMessage response = await GetAsync(session, "0-1");

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task Delete_StreamOpen_EndsItAndTheSessionIs404()
    {
        LegacySession session = await OpenSessionAsync();
        using SseReader stream = await OpenAsync(session);
        await stream.NextAsync();
        using HttpResponseMessage delete = await _app.SendAsync(HttpMethod.Delete, "/mcp", null, ("Mcp-Session-Id", session.Id));

        (await stream.NextAsync()).Should().BeNull();
        using HttpResponseMessage again = await GetAsync(session);
        again.StatusCode.Should().Be(HttpStatusCode.NotFound);
        Announce(session, 1);
        _app.Sessions.Memory.Held.Should().Be(0, "what is told to a session that has ended is not kept");
    }

    private static string Message(int number) => $$"""{"jsonrpc":"2.0","method":"test/{{number}}"}""";

    private static void Announce(LegacySession session, int number) => session.Announce(Encoding.UTF8.GetBytes(Message(number)));

    private async Task<LegacySession> OpenSessionAsync(string version = "2025-11-25")
    {
        string id = await _app.InitializeAsync(version);
        _app.Sessions.TryGet(id, null, out LegacySession? session).Should().BeTrue();
        return session!;
    }

    private async Task<SseReader> OpenAsync(LegacySession session, string? lastEventId = null)
    {
        HttpResponseMessage response = await GetAsync(session, lastEventId);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        return new SseReader(response);
    }

    private Task<HttpResponseMessage> GetAsync(LegacySession session, string? lastEventId = null)
    {
        (string, string)[] headers = [("Accept", "text/event-stream"), ("Mcp-Session-Id", session.Id)];
        return _app.SendAsync(HttpMethod.Get, "/mcp", null, lastEventId is null ? headers : [.. headers, ("Last-Event-ID", lastEventId)]);
    }
}
