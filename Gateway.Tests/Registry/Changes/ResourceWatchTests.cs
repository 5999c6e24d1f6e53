using Gateway.Handlers;
using Gateway.Registry.Changes;
using Gateway.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Registry.Changes;

[TestFixture]
public sealed class ResourceWatchTests
{
    private ManualTimeProvider _time = null!;
    private TestResources _resources = null!;
    private RecordingReader _reader = null!;
    private ResourceWatch _watch = null!;

    [SetUp]
    public void SetUp()
    {
        _time = new ManualTimeProvider();
        _resources = new TestResources();
        _reader = new RecordingReader();
        _watch = new ResourceWatch(
            TestResources.Watched, _resources.Find(TestResources.Watched).Watcher!, () => _reader.ResourceUpdated(TestResources.Watched), _time, NullLogger.Instance);
    }

    [TearDown]
    public async Task TearDown() => await _watch.DisposeAsync();

    [Test]
    public async Task Watcher_ThatFailsAgainAndAgain_BeginsAfterGrowingWaitsAndTellsAChange()
    {
        await BegunAsync();
        foreach (int seconds in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            _resources.Fail(TestResources.Watched, new InvalidOperationException("TWS is away"));
            await _time.TimerSetAsync(TimeSpan.FromSeconds(seconds)).WaitAsync(McpTestApp.Deadline);
            _time.Advance(TimeSpan.FromSeconds(seconds));
            await BegunAsync();
            (await _reader.NextAsync()).Should().Be(TestResources.Watched, "something may have been missed");
        }
    }

    [Test]
    public async Task Watcher_ThatWorksAgain_WaitsShortlyAfterItsNextFailure()
    {
        await BegunAsync();
        foreach (int seconds in new[] { 1, 2 })
        {
            _resources.Fail(TestResources.Watched, new OperationCanceledException("not by us"));
            await _time.TimerSetAsync(TimeSpan.FromSeconds(seconds)).WaitAsync(McpTestApp.Deadline);
            _time.Advance(TimeSpan.FromSeconds(seconds));
            await BegunAsync();
            await _reader.NextAsync();
        }

        _resources.Change(TestResources.Watched);
        await _reader.NextAsync();
        _resources.Fail(TestResources.Watched, new InvalidOperationException("again"));

        await _time.TimerSetAsync(TimeSpan.FromSeconds(1)).WaitAsync(McpTestApp.Deadline);
    }

    [Test]
    public async Task Watcher_OfWhatDoesNotExist_BeginsAgainAndTellsNoChange()
    {
        await BegunAsync();
        foreach (int seconds in new[] { 1, 2 })
        {
            _resources.Fail(TestResources.Watched, ToolErrors.InvalidArgument("id: must name a contract that TWS knows; example: AAPL."));
            await _time.TimerSetAsync(TimeSpan.FromSeconds(seconds)).WaitAsync(McpTestApp.Deadline);
            _time.Advance(TimeSpan.FromSeconds(seconds));
            await BegunAsync();
        }

        _reader.Waiting.Should().Be(0);
        _resources.Change(TestResources.Watched);
        (await _reader.NextAsync()).Should().Be(TestResources.Watched);
    }

    [Test]
    public async Task Watcher_ThatEndsOfItself_IsNotBegunAgain()
    {
        await BegunAsync();
        _resources.Change(TestResources.Watched);
        await _reader.NextAsync();

        _resources.End(TestResources.Watched);
        await _resources.Ended.Reader.ReadAsync().AsTask().WaitAsync(McpTestApp.Deadline);
        await _watch.DisposeAsync().AsTask().WaitAsync(McpTestApp.Deadline);

        _resources.Started.Should().Be(1);
        _reader.Waiting.Should().Be(0);
    }

    [Test]
    public async Task Dispose_WhileItWaitsToBeginAgain_EndsAtOnce()
    {
        await BegunAsync();
        _resources.Fail(TestResources.Watched, new InvalidOperationException("TWS is away"));
        await _time.TimerSetAsync(TimeSpan.FromSeconds(1)).WaitAsync(McpTestApp.Deadline);

        await _watch.DisposeAsync().AsTask().WaitAsync(McpTestApp.Deadline);

        _resources.Started.Should().Be(1);
        _resources.Watches.Should().Be(0);
    }

    private Task<string> BegunAsync() => _resources.Begun.Reader.ReadAsync().AsTask().WaitAsync(McpTestApp.Deadline);
}
