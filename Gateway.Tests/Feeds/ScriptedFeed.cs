using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using Gateway.Access;
using Gateway.Feeds;
using Gateway.Handlers;

namespace Gateway.Tests.Feeds;

/// <summary>A kind of feed whose upstream a test plays.</summary>
internal sealed class ScriptedFeed
{
    private readonly Channel<FeedStep> _steps = Channel.CreateBounded<FeedStep>(10_000);
    private int _opened;
    private int _closed;

    public FeedDescriptor Kind { get; } = new(
        new FeedAttribute(FeedKind.Connection, AccessScope.None, typeof(UpdateGap)), "scripted", "Scripted.", [],
        new Lazy<IReadOnlyList<string>>(() => []), null!);

    public int Opened => _opened;

    public int Closed => _closed;

    public FeedSource Source(string key = "key") => new(key, token =>
    {
        Interlocked.Increment(ref _opened);
        return ReadAsync(token);
    });

    public void Send(int number, long conflated = 0) => Send($$"""{"n":{{number}}}""", conflated);

    public void Send(string json, long conflated = 0) => _steps.Writer.TryWrite(new FeedStep(Encoding.UTF8.GetBytes(json), Gap: null, conflated)).Should().BeTrue();

    public void SendGap(UpdateGap? gap = null) =>
        _steps.Writer.TryWrite(new FeedStep(default, gap ?? new UpdateGap("TWS was away.", default, default, Dropped: null))).Should().BeTrue();

    public void End(Exception? error = null) => _steps.Writer.TryComplete(error).Should().BeTrue();

    private async IAsyncEnumerable<FeedStep> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var step in _steps.Reader.ReadAllAsync(cancellationToken))
                yield return step;
        }
        finally
        {
            Interlocked.Increment(ref _closed);
        }
    }
}
