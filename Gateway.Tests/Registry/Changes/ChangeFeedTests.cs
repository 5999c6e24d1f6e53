using Gateway.Registry.Changes;
using Gateway.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Registry.Changes;

[TestFixture]
public sealed class ChangeFeedTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(60);

    private ManualTimeProvider _time = null!;
    private TestResources _resources = null!;
    private ChangeFeed _feed = null!;

    [SetUp]
    public void SetUp()
    {
        _time = new ManualTimeProvider();
        _resources = new TestResources();
        _feed = new ChangeFeed(new ChangeFeedOptions(Interval, Linger), _time, NullLogger<ChangeFeed>.Instance);
    }

    [TearDown]
    public async Task TearDown() => await _feed.DisposeAsync();

    [Test]
    public void ResourceUpdated_ManyWithinAnInterval_AreToldAtOnceAndOnceMore()
    {
        RecordingReader reader = Follow(TestResources.Plain);

        for (int i = 0; i < 5; i++)
            _feed.ResourceUpdated(TestResources.Plain);
        reader.Take().Should().ContainSingle("the first is told at once");

        _time.Advance(Interval);
        reader.Take().Should().ContainSingle("the last is not lost");

        _time.Advance(Interval * 3);
        reader.Take().Should().BeEmpty("nothing has changed since");

        _feed.ResourceUpdated(TestResources.Plain);
        reader.Take().Should().ContainSingle("after a rest the next is told at once again");
    }

    [Test]
    public void ResourceUpdated_WithoutEnd_IsToldOnceAnInterval()
    {
        RecordingReader reader = Follow(TestResources.Plain);

        for (int i = 0; i < 100; i++)
        {
            _feed.ResourceUpdated(TestResources.Plain);
            _time.Advance(Interval / 10);
        }

        reader.Take().Should().HaveCount(11, "10 s have passed, and the first was at 0 s");
    }

    [Test]
    public void ListsChanged_OftenAtOnce_EachIsToldByItselfAndCoalesced()
    {
        var reader = new RecordingReader();
        _feed.FollowLists(reader);

        for (int i = 0; i < 3; i++)
        {
            _feed.ToolsChanged();
            _feed.PromptsChanged();
            _feed.ResourcesChanged();
        }

        reader.Take().Should().Equal("Tools", "Prompts", "Resources");
        _time.Advance(Interval);
        reader.Take().Should().BeEquivalentTo("Tools", "Prompts", "Resources");
        _feed.LeaveLists(reader);
        _time.Advance(Interval);
        _feed.ToolsChanged();
        reader.Take().Should().BeEmpty();
    }

    [Test]
    public void ResourceUpdated_OfAnother_IsNotTold()
    {
        RecordingReader reader = Follow(TestResources.Plain);

        _feed.ResourceUpdated(TestResources.Secret);
        _feed.ResourceUpdated("test://nobody-follows-this");

        reader.Take().Should().BeEmpty();
    }

    [Test]
    public void Leave_ReaderWithANoticeToCome_HearsNoMore()
    {
        RecordingReader reader = Follow(TestResources.Plain);
        RecordingReader other = Follow(TestResources.Plain);
        _feed.ResourceUpdated(TestResources.Plain);
        _feed.ResourceUpdated(TestResources.Plain);
        reader.Take();

        _feed.Leave(TestResources.Plain, reader).Should().BeTrue();
        _time.Advance(Interval);

        reader.Take().Should().BeEmpty();
        other.Take().Should().HaveCount(2);
        _feed.Leave(TestResources.Plain, reader).Should().BeFalse("it has left already");
    }

    [Test]
    public void Follow_Twice_IsOnce()
    {
        RecordingReader reader = Follow(TestResources.Plain);

        _feed.Follow(_resources.Find(TestResources.Plain), TestResources.Plain, reader).Should().BeFalse();
        _feed.ResourceUpdated(TestResources.Plain);

        reader.Take().Should().ContainSingle();
        _feed.Followers.Should().Be(1);
    }

    [Test]
    public void Reader_ThatThrows_DoesNotKeepTheNewsFromOthers()
    {
        _feed.Follow(_resources.Find(TestResources.Plain), TestResources.Plain, new ThrowingReader());
        _feed.FollowLists(new ThrowingReader());
        RecordingReader reader = Follow(TestResources.Plain);
        _feed.FollowLists(reader);

        _feed.ResourceUpdated(TestResources.Plain);
        _feed.ToolsChanged();

        reader.Take().Should().Equal(TestResources.Plain, "Tools");
    }

    [Test]
    public async Task Follow_AThousandReaders_HoldOneWatcherUntilAWhileAfterTheLastHasLeft()
    {
        List<RecordingReader> readers = [.. Enumerable.Range(0, 1000).Select(_ => Follow(TestResources.Watched))];
        await _resources.Begun.Reader.ReadAsync().AsTask().WaitAsync(McpTestApp.Deadline);

        _resources.Change(TestResources.Watched);
        foreach (RecordingReader reader in readers)
            (await reader.NextAsync()).Should().Be(TestResources.Watched);
        _resources.Started.Should().Be(1);

        foreach (RecordingReader reader in readers)
            _feed.Leave(TestResources.Watched, reader);
        _feed.Followers.Should().Be(0);
        _time.Advance(Linger - TimeSpan.FromSeconds(1));
        _resources.Watches.Should().Be(1, "somebody may come back");
        _time.Advance(TimeSpan.FromSeconds(1));
        await _resources.Ended.Reader.ReadAsync().AsTask().WaitAsync(McpTestApp.Deadline);

        _resources.Watches.Should().Be(0);
        _feed.Topics.Should().Be(0);
    }

    [Test]
    public async Task Follow_WhileTheWatchLingers_KeepsTheWatcher()
    {
        RecordingReader first = Follow(TestResources.Watched);
        await _resources.Begun.Reader.ReadAsync().AsTask().WaitAsync(McpTestApp.Deadline);
        _feed.Leave(TestResources.Watched, first);
        _time.Advance(Linger / 2);

        RecordingReader second = Follow(TestResources.Watched);
        _time.Advance(Linger * 2);
        _resources.Change(TestResources.Watched);

        (await second.NextAsync()).Should().Be(TestResources.Watched);
        _resources.Started.Should().Be(1);
    }

    [Test]
    public async Task Dispose_WithWatchers_WaitsForTheirEnd()
    {
        for (int i = 0; i < 10; i++)
            Follow($"test://item/{i}");
        for (int i = 0; i < 10; i++)
            await _resources.Begun.Reader.ReadAsync().AsTask().WaitAsync(McpTestApp.Deadline);

        await _feed.DisposeAsync().AsTask().WaitAsync(McpTestApp.Deadline);

        _resources.Watches.Should().Be(0);
        _feed.Topics.Should().Be(0);
        FluentActions.Invoking(() => Follow(TestResources.Watched)).Should().Throw<ObjectDisposedException>();
    }

    [Test]
    public async Task ManyThreads_FollowLeaveAndChange_LeaveNothingBehind()
    {
        Task[] work = [.. Enumerable.Range(0, 8).Select(worker => Task.Run(() => Churn(worker)))];
        await Task.WhenAll(work).WaitAsync(McpTestApp.Deadline);
        _feed.Followers.Should().Be(0);

        _time.Advance(Linger);
        await _feed.DisposeAsync().AsTask().WaitAsync(McpTestApp.Deadline);

        _feed.Topics.Should().Be(0);
        _resources.Watches.Should().Be(0);
    }

    private void Churn(int worker)
    {
        var random = new Random(worker);
        var reader = new RecordingReader();
        var followed = new HashSet<string>();
        for (int i = 0; i < 2000; i++)
        {
            string uri = random.Next(3) == 0 ? TestResources.Plain : $"test://item/{random.Next(5)}";
            _feed.ResourceUpdated(uri);
            if (followed.Remove(uri))
                _feed.Leave(uri, reader).Should().BeTrue();
            else if (followed.Add(uri))
                _feed.Follow(_resources.Find(uri), uri, reader).Should().BeTrue();
            if (i % 100 == 0)
                _time.Advance(TimeSpan.FromMilliseconds(300));
        }

        foreach (string uri in followed)
            _feed.Leave(uri, reader).Should().BeTrue();
    }

    private RecordingReader Follow(string uri)
    {
        var reader = new RecordingReader();
        _feed.Follow(_resources.Find(uri), uri, reader).Should().BeTrue();
        return reader;
    }

    private sealed class ThrowingReader : IChangeReader
    {
        public void ListChanged(ChangedList list) => throw new InvalidOperationException("no");

        public void ResourceUpdated(string uri) => throw new InvalidOperationException("no");
    }
}
