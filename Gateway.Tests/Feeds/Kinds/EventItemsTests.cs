using Gateway.Feeds.Kinds;
using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Resilience;

namespace Gateway.Tests.Feeds.Kinds;

/// <summary>Events as a stream: what does not fit is told at its place, and so is a lost session.</summary>
[TestFixture]
public sealed class EventItemsTests
{
    private readonly ManualTimeProvider _time = new();
    private Action<int>? _raise;

    [Test]
    public async Task MoreThanIsKept_Always_IsAGapWithTheCountAtItsPlace()
    {
        await using var items = Open().GetAsyncEnumerator();
        for (var i = 0; i < EventItems<int>.Capacity + 7; i++)
            _raise!(i);

        for (var i = 0; i < EventItems<int>.Capacity; i++)
            (await NextAsync(items)).Should().Be(new StreamItem<int>.Update(i));
        (await NextAsync(items)).Should().BeOfType<StreamItem<int>.Gap>().Which.Value.Dropped.Should().Be(7);
        _raise!(99);
        (await NextAsync(items)).Should().Be(new StreamItem<int>.Update(99));
    }

    [Test]
    public async Task MoreComesAfterADrop_GapIsBetween()
    {
        await using var items = Open().GetAsyncEnumerator();
        for (var i = 0; i < EventItems<int>.Capacity + 7; i++)
            _raise!(i);
        await NextAsync(items);
        await NextAsync(items);
        _raise!(-1);

        for (var i = 2; i < EventItems<int>.Capacity; i++)
            (await NextAsync(items)).Should().Be(new StreamItem<int>.Update(i));
        (await NextAsync(items)).Should().BeOfType<StreamItem<int>.Gap>().Which.Value.Dropped.Should().Be(7);
        (await NextAsync(items)).Should().Be(new StreamItem<int>.Update(-1));
    }

    [Test]
    public async Task Connection_LostAndBack_IsAGap()
    {
        var connection = new FakeTwsConnection();
        connection.Set(ConnectionState.Connected);
        await using var items = Open(connection).GetAsyncEnumerator();
        _raise!(1);
        connection.Set(ConnectionState.IbLinkDown);
        connection.Set(ConnectionState.Connected);
        connection.Set(ConnectionState.Connecting);
        _time.Advance(TimeSpan.FromSeconds(3));
        connection.Set(ConnectionState.Connected);
        _raise!(2);

        (await NextAsync(items)).Should().Be(new StreamItem<int>.Update(1));
        var gap = (await NextAsync(items)).Should().BeOfType<StreamItem<int>.Gap>().Subject.Value;
        (gap.To - gap.From).Should().Be(TimeSpan.FromSeconds(3));
        (await NextAsync(items)).Should().Be(new StreamItem<int>.Update(2));
    }

    [Test]
    public async Task State_OlderChangeToldLast_EndsWithWhatIsSo()
    {
        var state = 1;
        await using var items = Open(present: () => state).GetAsyncEnumerator();
        state = 3;
        _raise!(3);
        _raise!(2);

        foreach (var seen in new[] { 1, 3, 3 })
            (await NextAsync(items)).Should().Be(new StreamItem<int>.Update(seen));
    }

    private IAsyncEnumerable<StreamItem<int>> Open(ITwsConnection? connection = null, Func<int>? present = null) =>
        EventItems<int>.Open(handler => _raise += handler, handler => _raise -= handler, _time, CancellationToken.None, present, connection);

    private static async Task<StreamItem<int>> NextAsync(IAsyncEnumerator<StreamItem<int>> items)
    {
        (await items.MoveNextAsync().AsTask().WaitAsync(McpTestApp.Deadline)).Should().BeTrue();
        return items.Current;
    }
}
