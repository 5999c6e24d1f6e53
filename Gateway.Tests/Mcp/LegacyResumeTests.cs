using System.Net;
using System.Text;
using Gateway.Mcp.Eras;
using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp;

[TestFixture]
public sealed class LegacyResumeTests
{
    private const string Sse = "application/json, text/event-stream";
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(2);

    private McpTestApp _app = null!;
    private LegacySession _session = null!;

    [SetUp]
    public async Task SetUp()
    {
        _app = await McpTestApp.StartAsync();
        await OpenSessionAsync();
    }

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [Test]
    public async Task Release_ClientComesBack_FindsTheResultOnItsStream()
    {
        using SseReader call = await CallAsync("poll");
        (await call.NextAsync()).Should().Be(new SseEvent("1-0", "", null), "priming comes first");
        (await call.NextAsync()).Should().Be(new SseEvent(null, null, "1500"));
        (await call.NextAsync()).Should().BeNull("the server let the connection go");

        using SseReader rest = await ResumeAsync("1-0");
        _app.Tools.Release.SetResult();
        SseEvent result = (await rest.NextAsync())!;

        result.Id.Should().Be("1-1");
        JsonElement.Parse(result.Data!).Text("result", "structuredContent").Should().Be("""{"done":true}""");
        (await rest.NextAsync()).Should().BeNull("nothing comes after the response");
    }

    [Test]
    public async Task Release_ClientComesBackLate_FindsTheResultInStore()
    {
        using SseReader call = await CallAsync("poll");
        await call.RestAsync();
        _app.Tools.Release.SetResult();
        await Eventually.TrueAsync(() => _app.Unattended.Count == 0);
        _app.Time.Advance(Window / 2);

        using SseReader rest = await ResumeAsync("1-0");
        (await rest.RestAsync()).Should().ContainSingle().Which.Data.Should().Contain("done");
        using SseReader again = await ResumeAsync("1-1");
        (await again.RestAsync()).Should().BeEmpty("it has had everything");
    }

    [TestCase("2025-06-18", Sse)]
    [TestCase("2025-11-25", "application/json")]
    public async Task Release_WhereClientsDoNotComeBack_DoesNothing(string version, string accept)
    {
        await OpenSessionAsync(version);
        _app.Tools.Release.SetResult();
        using HttpResponseMessage response = await PostAsync("poll", accept);

        response.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
        (await response.JsonAsync()).Text("id").Should().Be("5");
    }

    [Test]
    public async Task Stream_ConnectionBroke_GoesOnAndIsTakenUpWhereItEnded()
    {
        using (SseReader call = await CallAsync("stream"))
        {
            await call.NextAsync();
            await UpdateAsync(1, 2);
            (await call.NextAsync())!.Id.Should().Be("1-1");
        }

        await UpdateAsync(3);
        using SseReader rest = await ResumeAsync("1-1");
        await UpdateAsync(4);
        _app.Tools.Updates.Writer.Complete();
        List<SseEvent> events = await rest.RestAsync();

        events.Select(one => one.Id).Should().Equal(Enumerable.Range(2, 8).Select(number => $"1-{number}"), "each update is a progress and a log message");
        events.SkipLast(1).Select(one => JsonElement.Parse(one.Data!)).Where(message => message.Method() == "notifications/progress")
            .Select(message => message.Text("params", "progress")).Should().Equal("2", "3", "4");
        events[^1].Data.Should().Contain("\"updates\":4");
    }

    [Test]
    public async Task Stream_OlderRevision_HasEventIdsAndNoEmptyEvent()
    {
        await OpenSessionAsync("2025-06-18");
        using SseReader call = await CallAsync("stream");
        await UpdateAsync(1);
        _app.Tools.Updates.Writer.Complete();

        (await call.RestAsync()).Select(one => one.Id).Should().Equal("1-1", "1-2", "1-3");
    }

    [Test]
    public async Task Streams_TwoOfOneSession_ReplayOnlyTheirOwn()
    {
        using SseReader first = await CallAsync("stream", id: 5);
        await first.NextAsync();
        await UpdateAsync(1);
        (await first.NextAsync())!.Id.Should().Be("1-1");
        using SseReader second = await CallAsync("poll", id: 6);
        (await second.NextAsync())!.Id.Should().Be("2-0");
        await second.RestAsync();
        _app.Tools.Release.SetResult();

        using SseReader rest = await ResumeAsync("2-0");

        JsonElement.Parse((await rest.RestAsync())[^1].Data!).Text("id").Should().Be("6");
    }

    [Test]
    public async Task Stream_NobodyCameBackInTime_IsCancelledAndForgotten()
    {
        await VanishAsync("stream");
        _app.Time.Advance(Window - TimeSpan.FromSeconds(20));
        _app.Tools.Cancelled.Task.IsCompleted.Should().BeFalse("its client may still come back");

        _app.Time.Advance(TimeSpan.FromSeconds(40));
        await _app.Tools.Cancelled.Task.WaitAsync(McpTestApp.Deadline);
        await Eventually.TrueAsync(() => _app.Unattended.Count == 0);

        _app.Time.Advance(Window + TimeSpan.FromSeconds(20));
        _session.Streams.Count.Should().Be(0);
        _app.Sessions.Memory.Held.Should().Be(0);
        using HttpResponseMessage late = await GetAsync("1-0");
        late.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [TestCase("order", false)]
    [TestCase("block", true)]
    public async Task Session_Ended_EndsWhatLooksAndNeverAnOrder(string tool, bool ends)
    {
        Task<HttpResponseMessage> call = PostAsync(tool, Sse);
        await _app.Tools.Started.Task.WaitAsync(McpTestApp.Deadline);
        _app.Sessions.Close(_session);

        if (ends)
        {
            await _app.Tools.Cancelled.Task.WaitAsync(McpTestApp.Deadline);
        }
        else
        {
            _app.Tools.Release.SetResult();
            await _app.Tools.Ended.Task.WaitAsync(McpTestApp.Deadline);
        }

        (await call.WaitAsync(McpTestApp.Deadline)).Dispose();
        _app.Tools.Cancelled.Task.IsCompleted.Should().Be(ends);
    }

    [Test]
    public async Task Batch_Streamed_CanBeTakenUpAgain()
    {
        await OpenSessionAsync("2025-03-26");
        string body = $"[{Body("stream", 5)},{Body("echo", 6)}]";
        await UpdateAsync(1);
        using (var call = new SseReader(await _app.PostAsync(body, ("Mcp-Session-Id", _session.Id), ("Accept", Sse))))
        {
            (await call.NextAsync())!.Id.Should().Be("1-1");
        }

        _app.Tools.Updates.Writer.Complete();
        using SseReader rest = await ResumeAsync("1-1");

        JsonElement answers = JsonElement.Parse((await rest.RestAsync())[^1].Data!);
        answers.EnumerateArray().Select(answer => answer.Text("id")).Should().Equal("5", "6");
    }

    private static string Body(string tool, int id) =>
        $$$"""{"jsonrpc":"2.0","id":{{{id}}},"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{},"_meta":{"progressToken":"p{{{id}}}"} } }""";

    private async Task OpenSessionAsync(string version = "2025-11-25")
    {
        string id = await _app.InitializeAsync(version);
        _app.Sessions.TryGet(id, null, out LegacySession? session).Should().BeTrue();
        _session = session!;
    }

    /// <summary>A settled client whose connection breaks in the middle of a call.</summary>
    private async Task VanishAsync(string tool)
    {
        using (HttpResponseMessage list = await _app.PostAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""", ("Mcp-Session-Id", _session.Id)))
            list.StatusCode.Should().Be(HttpStatusCode.OK);
        await UpdateAsync(1);
        using (SseReader call = await CallAsync(tool))
            await call.NextAsync();
        await Eventually.TrueAsync(() => _app.Unattended.Count == 1);
    }

    private async Task UpdateAsync(params int[] numbers)
    {
        foreach (int number in numbers)
            await _app.Tools.Updates.Writer.WriteAsync($$"""{"n":{{number}}}""");
    }

    private async Task<SseReader> CallAsync(string tool, int id = 5)
    {
        Task<HttpResponseMessage> call = PostAsync(tool, Sse, id);
        if (tool == "stream" && _app.Tools.Updates.Reader.Count == 0 && _session.Streams.Count == 0)
            await UpdateOnceStartedAsync();
        return new SseReader(await call.WaitAsync(McpTestApp.Deadline));
    }

    /// <summary>The header of a streamed answer comes with its first message or sign of life.</summary>
    private async Task UpdateOnceStartedAsync()
    {
        await _app.Tools.Started.Task.WaitAsync(McpTestApp.Deadline);
        await _app.Time.TimerSetAsync(TimeSpan.FromSeconds(15)).WaitAsync(McpTestApp.Deadline);
        _app.Time.Advance(TimeSpan.FromSeconds(15));
    }

    private Task<HttpResponseMessage> PostAsync(string tool, string accept, int id = 5) =>
        _app.SendAsync(
            HttpMethod.Post, "/mcp", new StringContent(Body(tool, id), Encoding.UTF8, "application/json"), ("Mcp-Session-Id", _session.Id), ("Accept", accept));

    private async Task<SseReader> ResumeAsync(string lastEventId)
    {
        HttpResponseMessage response = await GetAsync(lastEventId);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        return new SseReader(response);
    }

    private Task<HttpResponseMessage> GetAsync(string lastEventId) =>
        _app.SendAsync(HttpMethod.Get, "/mcp", null, ("Accept", "text/event-stream"), ("Mcp-Session-Id", _session.Id), ("Last-Event-ID", lastEventId));
}
