using System.Collections.Concurrent;
using System.Diagnostics;
using Chaos.Clients;
using Chaos.Wire;

namespace Chaos.Evidence;

/// <summary>What happened in the course of a run, in seconds since its start: the faults, the frames and the answers about one key.</summary>
internal sealed class Course
{
    private readonly long _begin = Stopwatch.GetTimestamp();
    private readonly ConcurrentQueue<(long At, string Text)> _events = new();

    /// <summary>Notes a fault, or the end of one.</summary>
    public void Note(string text) => _events.Enqueue((Stopwatch.GetTimestamp(), text));

    /// <summary>One line an event, in the order of time: all about the key, and the faults of the ten seconds before each and after it.</summary>
    public IReadOnlyList<string> Of(string key, FrameLog frames, ToldBook told)
    {
        List<(long At, string Text)> about =
        [
            .. frames.Orders.Where(frame => frame.OrderRef == key).Select(frame => (frame.At, Describe(frame))),
            .. told.Of(key).Select(one => (one.At, $"told {one.Outcome} {one.Status}")),
        ];
        if (about.Count == 0)
            return [];
        var (first, last) = (about.Min(one => one.At) - (10 * Stopwatch.Frequency), about.Max(one => one.At));
        return
        [
            .. about.Concat(_events.Where(one => one.At >= first && one.At <= last)).OrderBy(one => one.At).Select(one => string.Create(
                CultureInfo.InvariantCulture, $"  {Stopwatch.GetElapsedTime(_begin, one.At).TotalSeconds,8:0.000} {one.Text}")),
        ];
    }

    private static string Describe(WireFrame frame) =>
        FormattableString.Invariant($"placeOrder {frame.OrderId} on connection {frame.Connection}, {frame.Raw.Length} bytes");
}
