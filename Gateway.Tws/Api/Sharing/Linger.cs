using System.Diagnostics.CodeAnalysis;

namespace Gateway.Tws.Api.Sharing;

/// <summary>Keys that are kept for a while after their last use, the longest unused first. Not thread-safe: the owner locks it.</summary>
/// <param name="time">How long a key is kept.</param>
/// <param name="onOver">Called on a timer's thread, without a lock, when the time of the first key is over.</param>
internal sealed class Linger<TKey>(TimeSpan time, TimeProvider clock, Action onOver)
    where TKey : notnull
{
    private readonly LinkedList<(TKey Key, long Since)> _order = [];
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, long Since)>> _places = [];
    private ITimer? _timer;

    /// <summary>Keeps the key from now on. False when nothing is kept at all, because the time is zero.</summary>
    public bool Add(TKey key)
    {
        if (time <= TimeSpan.Zero)
            return false;
        Remove(key);
        _places[key] = _order.AddLast((key, clock.GetTimestamp()));
        if (_order.Count == 1)
            Await(time);
        return true;
    }

    /// <summary>Lets go of a key that is used again. False when it was not kept.</summary>
    public bool Remove(TKey key)
    {
        if (!_places.Remove(key, out var place))
            return false;
        _order.Remove(place);
        return true;
    }

    /// <summary>Lets go of the longest unused key. False when none is kept.</summary>
    public bool TryTake([MaybeNullWhen(false)] out TKey key)
    {
        key = default;
        if (_order.First is not { } first)
            return false;
        key = first.Value.Key;
        return Remove(key);
    }

    /// <summary>Lets go of a key whose time is over. False when there is none; then <c>onOver</c> is called again at the right time.</summary>
    public bool TryTakeOver([MaybeNullWhen(false)] out TKey key)
    {
        key = default;
        if (_order.First is not { } first)
            return false;
        var left = time - clock.GetElapsedTime(first.Value.Since);
        if (left <= TimeSpan.Zero)
            return TryTake(out key);
        Await(left);
        return false;
    }

    private void Await(TimeSpan left)
    {
        _timer?.Dispose();
        _timer = clock.CreateTimer(_ => onOver(), null, left, Timeout.InfiniteTimeSpan);
    }
}
