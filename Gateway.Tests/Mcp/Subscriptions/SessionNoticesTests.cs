using Gateway.Mcp.Eras;
using Gateway.Mcp.Subscriptions;
using Gateway.Registry.Changes;
using Gateway.Streaming;
using Gateway.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Mcp.Subscriptions;

[TestFixture]
public sealed class SessionNoticesTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private ManualTimeProvider _time = null!;
    private TestResources _resources = null!;
    private ChangeFeed _feed = null!;
    private EventMemory _memory = null!;
    private LegacySession _session = null!;

    [SetUp]
    public void SetUp()
    {
        _time = new ManualTimeProvider();
        _resources = new TestResources();
        _feed = new ChangeFeed(new ChangeFeedOptions(Interval, Interval), _time, NullLogger<ChangeFeed>.Instance);
        _memory = new EventMemory(100, 1_000_000, 1_000_000, TimeSpan.FromMinutes(5));
        _session = new LegacySession("s", "2025-11-25", null, _memory, _time);
    }

    [TearDown]
    public async Task TearDown()
    {
        _session.Dispose();
        await _feed.DisposeAsync();
    }

    [Test]
    public void Updates_ToAStreamThatStandsStill_WaitOnceForEachResource()
    {
        _session.Streams.Announcements.Attach(() => { }).Should().NotBeNull();
        var notices = new SessionNotices(_session, _feed, 10, CancellationToken.None);
        foreach (string uri in new[] { TestResources.Plain, TestResources.Secret })
            notices.Follow(_resources.Find(uri), uri);

        for (int i = 0; i < 10_000; i++)
        {
            _feed.ResourceUpdated(TestResources.Plain);
            _feed.ResourceUpdated(TestResources.Secret);
            _time.Advance(Interval);
        }

        notices.Pending.Should().BeLessThanOrEqualTo(2);
        _memory.Held.Should().BeLessThan(1000, "one notice at most has been handed to the stream");
    }

    [Test]
    public async Task Session_Ends_TheTellingEnds()
    {
        var session = new LegacySession("t", "2025-11-25", null, _memory, _time);
        var notices = new SessionNotices(session, _feed, 10, CancellationToken.None);
        notices.Follow(_resources.Find(TestResources.Plain), TestResources.Plain);

        session.Dispose();
        notices.End();
        notices.Follow(_resources.Find(TestResources.Plain), TestResources.Plain);

        await FluentActions.Awaiting(() => notices.Running.WaitAsync(McpTestApp.Deadline)).Should().ThrowAsync<OperationCanceledException>();
        _feed.Followers.Should().Be(0, "an ended session follows nothing");
    }

    [Test]
    public async Task FollowAndLeave_FromManyThreads_LeaveNothingBehind()
    {
        var notices = new SessionNotices(_session, _feed, 1000, CancellationToken.None);
        Task[] work = [.. Enumerable.Range(0, 4).Select(worker => Task.Run(() =>
        {
            for (int i = 0; i < 1000; i++)
            {
                string uri = $"test://item/{i % 7}";
                notices.Follow(_resources.Find(uri), uri);
                _feed.ResourceUpdated(uri);
                notices.Leave(uri);
            }
        }))];
        await Task.WhenAll(work).WaitAsync(McpTestApp.Deadline);

        _feed.Followers.Should().Be(0);
        notices.Pending.Should().Be(0);
    }
}
