using System.Net;
using Gateway.Configuration;
using Gateway.Notifications;
using Gateway.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Gateway.Tests.Notifications;

[TestFixture]
public sealed class NoticeQueueTests
{
    private static readonly Notice Filled = new(NotifyEvent.Orders, "Filled: BUY 10 AAPL LMT", "filled 10 at 1.5", 3, "white_check_mark");

    private readonly ManualTimeProvider _clock = new();
    private NoticeListener _listener = null!;
    private KeptLog<NoticeQueue> _log = null!;

    [SetUp]
    public async Task StartAsync() => (_listener, _log) = (await NoticeListener.StartAsync(), new KeptLog<NoticeQueue>());

    [TearDown]
    public async Task StopAsync() => await _listener.DisposeAsync();

    [Test]
    public async Task Add_Ntfy_PostsItsJsonToTheServersRoot()
    {
        await using var queue = await StartAsync(new NotifyOptions { Url = _listener.Address + "/my-topic" });

        queue.Queue.Add(Filled);

        var (path, authorization, body) = await _listener.NextAsync();
        path.Should().Be("/");
        authorization.Should().BeNull();
        body.GetRawText().Should().Be(
            """{"topic":"my-topic","title":"Filled: BUY 10 AAPL LMT","message":"filled 10 at 1.5","priority":3,"tags":["white_check_mark"]}""");
    }

    [Test]
    public async Task Add_Json_PostsToTheAddressItselfWithItsUser()
    {
        var address = _listener.Address.Replace("http://", "http://phil:pass%21@", StringComparison.Ordinal) + "/hooks/abc";
        await using var queue = await StartAsync(new NotifyOptions { Url = address, Format = NotifyFormat.Json });

        queue.Queue.Add(Filled);

        var (path, authorization, body) = await _listener.NextAsync();
        path.Should().Be("/hooks/abc");
        authorization.Should().Be("Basic " + Convert.ToBase64String("phil:pass!"u8));
        body.Text("event").Should().Be("orders");
        body.Text("title").Should().Be(Filled.Title);
    }

    [Test]
    public async Task Add_TheServerFails_TriesAgainWithPauses()
    {
        _listener.Answers.Enqueue(HttpStatusCode.BadGateway);
        _listener.Answers.Enqueue(HttpStatusCode.TooManyRequests);
        await using var queue = await StartAsync(new NotifyOptions { Url = _listener.Address + "/my-topic" });

        queue.Queue.Add(Filled);
        foreach (var pause in new[] { 2, 10 })
        {
            await _listener.NextAsync();
            await _clock.TimerSetAsync(TimeSpan.FromSeconds(pause)).WaitAsync(TwsApiFixture.Limit);
            _clock.Advance(TimeSpan.FromSeconds(pause));
        }

        (await _listener.NextAsync()).Body.Text("title").Should().Be(Filled.Title);
        _log.Lines.Should().BeEmpty();
    }

    [Test]
    public async Task Add_TheServerRefuses_IsDroppedWithALineThatNamesTheHostOnly()
    {
        _listener.Answers.Enqueue(HttpStatusCode.Forbidden);
        await using var queue = await StartAsync(new NotifyOptions { Url = _listener.Address + "/my-topic" });

        queue.Queue.Add(Filled);
        queue.Queue.Add(Filled with { Title = "next" });
        await _listener.NextAsync();

        (await _listener.NextAsync()).Body.Text("title").Should().Be("next");
        var (level, line) = _log.Lines.Should().ContainSingle().Which;
        level.Should().Be(LogLevel.Warning);
        line.Should().Contain("127.0.0.1: it answered 403").And.NotContain("my-topic");
    }

    [Test]
    public void Add_TheQueueIsFull_DropsAndNeverWaits()
    {
        using var queue = new NoticeQueue(new NotifyOptions { Url = _listener.Address + "/my-topic" }, _clock, _log);

        for (var i = 0; i < 201; i++)
            queue.Add(Filled);

        _log.Lines.Should().ContainSingle().Which.Message.Should().EndWith("the queue is full");
    }

    [Test]
    public void Add_KindIsNotWanted_IsLeftOut()
    {
        using var queue = new NoticeQueue(new NotifyOptions { Url = _listener.Address + "/my-topic", Events = ["halt"] }, _clock, _log);

        for (var i = 0; i < 300; i++)
            queue.Add(Filled);

        _log.Lines.Should().BeEmpty();
    }

    private async Task<Running> StartAsync(NotifyOptions options)
    {
        var queue = new NoticeQueue(options, _clock, _log);
        await queue.StartAsync(CancellationToken.None);
        return new Running(queue);
    }

    private sealed record Running(NoticeQueue Queue) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Queue.StopAsync(CancellationToken.None);
            Queue.Dispose();
        }
    }
}
