using System.Diagnostics;
using Chaos.Clients;
using Chaos.Evidence;
using Chaos.Wire;

namespace Chaos.Runs;

/// <summary>Cuts the line after every byte of a bracket's frames: no order may stay untransmitted at TWS.</summary>
internal static class BracketRun
{
    private static readonly TimeSpan HeldGoal = TimeSpan.FromSeconds(30);

    /// <param name="step">1 cuts after every byte, 7 after every seventh.</param>
    public static async Task RunAsync(Report report, int step, int seed, CancellationToken cancellationToken)
    {
        await using var bed = await Bed.StartAsync(seed, cancellationToken);
        await bed.Careful.PlaceAsync(Bodies.BracketTool, Bodies.Bracket("b-whole"), TimeSpan.FromSeconds(30), cancellationToken);
        var whole = bed.Proxy.Log.Orders.Where(frame => frame.OrderRef.StartsWith("b-whole", StringComparison.Ordinal))
            .Sum(frame => frame.Raw.Length);
        var seen = new HeldOrders();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = seen.WatchAsync(bed, done.Token);
        var cuts = 0;
        for (var bytes = 1 + (seed % step); bytes < whole; bytes += step, cuts++)
            await CutAsync(bed, $"b{seed}-{bytes}", bytes, cancellationToken);
        await bed.RequireReadyAsync(cancellationToken);
        await seen.AwaitNoneAsync(HeldGoal + TimeSpan.FromSeconds(2), cancellationToken);
        await done.CancelAsync();
        await watching;
        var violations = await bed.CompareAsync(cancellationToken);
        var counts = report.Violations([.. seen.Violations(HeldGoal), .. violations], bed.CourseOf);
        report.Row(
            $"a bracket of {whole} bytes cut at every {(step == 1 ? "byte" : $"{step}th byte")}, seed {seed}",
            $"{cuts} cuts: {seen.Violations(HeldGoal).Count} orders untransmitted for more than {HeldGoal.TotalSeconds:0} s, the longest "
            + $"{Times.Show(seen.Longest)}; {counts}");
    }

    private static async Task CutAsync(Bed bed, string key, int after, CancellationToken cancellationToken)
    {
        await bed.RequireReadyAsync(cancellationToken);
        var left = after;
        var cut = false;
        bed.Proxy.Fate = frame =>
        {
            if (cut || !frame.OrderRef.StartsWith(key, StringComparison.Ordinal))
                return FrameFate.Pass(frame);
            cut = left <= frame.Raw.Length;
            var fate = cut ? FrameFate.CutAfter(frame, left) : FrameFate.Pass(frame);
            left -= frame.Raw.Length;
            return fate;
        };
        // The first answers may be that the gateway is not ready for orders yet.
        for (var attempt = 0; attempt < 40 && !Volatile.Read(ref cut); attempt++)
        {
            await bed.Careful.PlaceAsync(Bodies.BracketTool, Bodies.Bracket(key), TimeSpan.Zero, cancellationToken);
            if (!Volatile.Read(ref cut))
                await Times.PauseAsync(100, cancellationToken);
        }
        bed.Proxy.Fate = null;
    }
}

/// <summary>Untransmitted orders at TWS, and for how long they have been there.</summary>
internal sealed class HeldOrders
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, (long First, long Last)> _held = new(StringComparer.Ordinal);
    private long _last;

    /// <summary>The longest time that one was there.</summary>
    public TimeSpan Longest => _held.Values.Select(one => Stopwatch.GetElapsedTime(one.First, one.Last)).DefaultIfEmpty(TimeSpan.Zero).Max();

    public async Task WatchAsync(Bed bed, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var ledger = await SimulatorLedger.ReadAsync(bed.Tws, CancellationToken.None);
            var now = Stopwatch.GetTimestamp();
            foreach (var order in ledger.Orders.Where(order => order is { Transmitted: false, IsLive: true }))
            {
                _held[order.OrderRef] = (_held.TryGetValue(order.OrderRef, out var before) ? before.First : now, now);
                Interlocked.Exchange(ref _last, now);
            }
            await Times.PauseAsync(500, CancellationToken.None);
        }
    }

    /// <summary>Returns as no order has been untransmitted for two seconds, or when the time is over.</summary>
    public async Task AwaitNoneAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin) < limit && Stopwatch.GetElapsedTime(Math.Max(begin, Interlocked.Read(ref _last))) < Quiet)
            await Times.PauseAsync(100, cancellationToken);
    }

    public IReadOnlyList<Violation> Violations(TimeSpan goal) =>
    [
        .. from one in _held
           let time = Stopwatch.GetElapsedTime(one.Value.First, one.Value.Last)
           where time > goal
           select new Violation("held", one.Key, $"untransmitted at TWS for {Times.Show(time)}"),
    ];
}
