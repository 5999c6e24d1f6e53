using Gateway.Feeds;
using Gateway.Feeds.Waiting;
using Gateway.Tests.Support;
using Gateway.Tws.Api;

namespace Gateway.Tests.Feeds.Waiting;

/// <summary>Waiting for several feeds at once.</summary>
[TestFixture]
public sealed class FeedWaitTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly AsyncSignal _signal = new();

    [Test]
    public async Task RunAsync_OneOfTwoHasEnded_SleepsUntilTheOtherGoesOn()
    {
        await using var feeds = new OpenFeeds(new FakeTwsConnection(), FeedOptions.Default, _time);
        var (over, lives) = (new ScriptedFeed(), new ScriptedFeed());
        using var one = Condition(feeds, over, "one");
        using var other = Condition(feeds, lives, "other");
        over.End(new InvalidOperationException("gone"));
        await Eventually.TrueAsync(() => one.Feed.Error is not null);

        var both = new FeedWait([one, other], all: false, _signal, _time);
        var wait = Task.Run(() => both.RunAsync(TimeSpan.FromMinutes(1), _ => default, CancellationToken.None));

        // A wait that is woken again and again sets no timer.
        await _time.TimerSetAsync(TimeSpan.FromSeconds(5)).WaitAsync(McpTestApp.Deadline);
        lives.Send(1);
        (await wait.WaitAsync(McpTestApp.Deadline)).Should().BeTrue();
    }

    private PendingCondition Condition(OpenFeeds feeds, ScriptedFeed upstream, string key) =>
        new(key, feeds.Join(upstream.Kind, upstream.Source(key), _signal), entry => (entry, true), isEvent: false);
}
