using Gateway.Configuration;
using Gateway.Notifications;
using Gateway.Tests.Support;
using Gateway.Tws.Resilience;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Notifications;

[TestFixture]
public sealed class OutageNoticesTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly FakeTwsConnection _tws = new();
    private NoticeListener _listener = null!;
    private NoticeQueue _queue = null!;
    private OutageNotices _notices = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _listener = await NoticeListener.StartAsync();
        _queue = new NoticeQueue(new NotifyOptions { Url = _listener.Address + "/topic" }, TimeProvider.System, NullLogger<NoticeQueue>.Instance);
        await _queue.StartAsync(CancellationToken.None);
        _notices = new OutageNotices(_tws, _queue, _clock);
        await _notices.StartAsync(CancellationToken.None);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _notices.StopAsync(CancellationToken.None);
        _notices.Dispose();
        await _queue.StopAsync(CancellationToken.None);
        _queue.Dispose();
        await _listener.DisposeAsync();
    }

    [Test]
    public async Task Outage_LongerThanAMinute_IsToldAndItsEndToo()
    {
        _tws.Set(ConnectionState.Connected);
        _tws.Set(ConnectionState.IbLinkDown);
        _clock.Advance(TimeSpan.FromMinutes(1));

        (await _listener.NextAsync()).Body.Text("title").Should().Be("TWS has lost its link to IB");

        _clock.Advance(TimeSpan.FromMinutes(4));
        _tws.Set(ConnectionState.Connected);
        (await _listener.NextAsync()).Body.Text("message").Should().Be("It was away for 5 minutes.");
    }

    [Test]
    public async Task Outage_Shorter_IsNotTold()
    {
        _tws.Set(ConnectionState.Connecting);
        _clock.Advance(TimeSpan.FromSeconds(59));
        _tws.Set(ConnectionState.Connected);
        _clock.Advance(TimeSpan.FromMinutes(5));
        _tws.Set(ConnectionState.Connecting);
        _clock.Advance(TimeSpan.FromMinutes(1));

        (await _listener.NextAsync()).Body.Text("title").Should().Be("TWS is away", "it is the first one that is told");
    }

    [Test]
    public async Task Disconnect_OnRequest_IsNoOutage()
    {
        _tws.Set(ConnectionState.Connecting);
        _tws.Set(ConnectionState.Disconnected);
        _clock.Advance(TimeSpan.FromMinutes(5));
        _queue.Add(new Notice(NotifyEvent.Halt, "the next", "", 3, "x"));

        (await _listener.NextAsync()).Body.Text("title").Should().Be("the next");
    }
}
