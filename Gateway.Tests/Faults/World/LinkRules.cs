using System.Collections.Concurrent;

namespace Gateway.Tests.Faults.World;

/// <summary>What a frame meets on its way.</summary>
internal enum FrameFate
{
    Pass,
    Cut,
    Hold,
    Drop,
    Copy,
    Lose,
    Flip,
}

/// <summary>A rule for the frames of one name.</summary>
/// <param name="Number">Bytes that pass before the cut, bytes that are lost, or copies.</param>
/// <param name="Once">Whether it applies to one such frame only.</param>
/// <param name="Skip">Such frames that pass before it applies.</param>
internal sealed record FrameRule(FrameFate Fate, int Number, bool Once, int Skip = 0);

/// <summary>The rules of a link, and the truth about the frames that passed it.</summary>
internal sealed class LinkRules
{
    private readonly ConcurrentDictionary<(bool Up, int Id), FrameRule> _rules = new();
    private readonly ConcurrentDictionary<(bool Up, int Id), long> _passed = new();
    private readonly ConcurrentDictionary<(bool Up, int Id), long> _seen = new();
    private readonly ConcurrentDictionary<(bool Up, int Id), int> _lastIds = new();
    private readonly ConcurrentQueue<int> _orderIds = new();
    private long _activity;

    /// <summary>Grows with every byte that passes.</summary>
    public long Activity => Interlocked.Read(ref _activity);

    /// <summary>The order ids of placeOrder as they went to TWS.</summary>
    public IReadOnlyList<int> OrderIds => [.. _orderIds];

    public void Set(bool up, int id, FrameRule? rule)
    {
        if (rule is null)
            _rules.TryRemove((up, id), out _);
        else
            _rules[(up, id)] = rule;
    }

    public void Clear() => _rules.Clear();

    public void ClearCounts()
    {
        _passed.Clear();
        _seen.Clear();
        _orderIds.Clear();
    }

    /// <summary>The request id of the last frame of a name; of requests without a version before it.</summary>
    public int? LastId(bool up, int id) => _lastIds.TryGetValue((up, id), out var last) ? last : null;

    public FrameRule? Take(bool up, Frame frame)
    {
        var id = frame.Id;
        if (frame.OrderId is { } requestId)
            _lastIds[(up, id)] = requestId;
        _seen.AddOrUpdate((up, id), 1, static (_, count) => count + 1);
        if (!_rules.TryGetValue((up, id), out var rule))
            return null;
        if (rule.Skip > 0)
        {
            _rules[(up, id)] = rule with { Skip = rule.Skip - 1 };
            return null;
        }
        if (rule.Once)
            _rules.TryRemove((up, id), out _);
        return rule;
    }

    /// <summary>Frames that came to the link, whatever became of them.</summary>
    public long Seen(bool up, int id) => _seen.GetValueOrDefault((up, id));

    public long Passed(bool up, int id) => _passed.GetValueOrDefault((up, id));

    public void Note(int bytes) => Interlocked.Add(ref _activity, bytes);

    public void NotePassed(bool up, Frame frame)
    {
        _passed.AddOrUpdate((up, frame.Id), 1, static (_, count) => count + 1);
        if (up && frame is { Id: TwsSimulator.Session.RequestIds.PlaceOrder, OrderId: { } orderId })
            _orderIds.Enqueue(orderId);
    }
}
