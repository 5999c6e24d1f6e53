using System.Diagnostics;
using Chaos.Clients;
using Chaos.Evidence;
using Chaos.Wire;

namespace Chaos.Runs;

/// <summary>Kills the gateway with SIGKILL at five moments of an order's way, starts it again, and lets the clients repeat their keys.</summary>
internal sealed class KillRun(Bed bed, int seed)
{
    private const int Burst = 20;

    private static readonly string[] Moments = ["before the record", "before the write", "in the frame", "before the ack", "before the answer"];

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    private readonly Random _random = new(seed);
    private readonly List<JsonObject> _bodies = [];
    private readonly List<TimeSpan> _starts = [];

    public static async Task RunAsync(Report report, int runs, int seed, CancellationToken cancellationToken)
    {
        await using var bed = await Bed.StartAsync(seed, cancellationToken);
        await new KillRun(bed, seed).RunAsync(report, runs, cancellationToken);
    }

    private async Task RunAsync(Report report, int runs, CancellationToken cancellationToken)
    {
        for (var run = 0; run < runs; run++)
        {
            var bodies = await KillAsync(run, run % Moments.Length, cancellationToken);
            _bodies.AddRange(bodies);
            bed.Proxy.Heal();
            _starts.Add(await bed.RestartAsync(cancellationToken));
            // Each client repeats its call once now, and until it knows when the killing is over.
            await Task.WhenAll(bodies.Select(body => bed.Careful.PlaceAsync(Bodies.PlaceTool, body, TimeSpan.Zero, cancellationToken)));
        }
        var settled = new List<Answer?>();
        foreach (var some in _bodies.Chunk(8))
        {
            settled.AddRange(await Task.WhenAll(
                some.Select(body => bed.Careful.PlaceAsync(Bodies.PlaceTool, body, TimeSpan.FromSeconds(60), cancellationToken))));
        }
        var counts = report.Violations(await bed.CompareAsync(cancellationToken), bed.CourseOf);
        var ready = Times.Quantile(_starts, 1);
        report.Require(settled.All(answer => answer is not null), "every order settles");
        report.Row(
            $"kill -9, {runs} times ({string.Join(", ", Moments)}), seed {seed}",
            $"{_bodies.Count} keys: {counts}; {settled.Count(answer => answer?.Outcome == "confirmed")} confirmed, "
            + $"{settled.Count(answer => answer is { Outcome: not "confirmed" })} not working; from start to ready "
            + $"p50 {Times.Show(Times.Quantile(_starts, 0.5))}, max {Times.Show(ready)}");
    }

    /// <summary>Places orders and kills the gateway at the moment; returns what was placed.</summary>
    private async Task<IReadOnlyList<JsonObject>> KillAsync(int run, int moment, CancellationToken cancellationToken)
    {
        List<JsonObject> bodies =
        [
            .. Enumerable.Range(0, moment == 1 ? Burst : 1).Select(index => Bodies.Resting(
                string.Create(CultureInfo.InvariantCulture, $"k{seed}-{run}-{index}"), 1m + (_random.Next(100) / 100m))),
        ];
        var now = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnFrame(WireFrame frame)
        {
            if (frame.IsPlace)
                Act(moment, frame, now);
        }

        void OnAnswer(WireFrame frame)
        {
            if (frame is { FromGateway: false, Id: WireFrame.OpenOrder })
                now.TrySetResult();
        }

        var share = _random.NextDouble();
        if (moment == 2)
            bed.Proxy.Fate = frame => frame.IsPlace ? FrameFate.CutAfter(frame, (int)(share * frame.Raw.Length)) : FrameFate.Pass(frame);
        bed.Proxy.Seen += OnFrame;
        if (moment == 4)
            bed.Proxy.Passed += OnAnswer;
        var calls = bodies.ConvertAll(body => bed.Careful.PlaceAsync(Bodies.PlaceTool, body, TimeSpan.Zero, cancellationToken));
        if (moment == 0)
            await SpinAsync(TimeSpan.FromMilliseconds(_random.NextDouble() * 6));
        else
            await Task.WhenAny(now.Task, Task.Delay(Longest, TimeProvider.System, cancellationToken));
        if (moment is 3 or 4)
            await SpinAsync(TimeSpan.FromMilliseconds(_random.NextDouble() * 2));
        bed.Gateway.Kill();
        bed.Course.Note($"kill -9, {Moments[moment]}");
        bed.Proxy.Seen -= OnFrame;
        bed.Proxy.Passed -= OnAnswer;
        await Task.WhenAll(calls);
        return bodies;
    }

    /// <summary>What happens as a placeOrder leaves the gateway.</summary>
    private void Act(int moment, WireFrame frame, TaskCompletionSource now)
    {
        switch (moment)
        {
            case 1:
                // The first of a burst is on the wire; the others are recorded, and wait for the pace of messages.
                bed.Gateway.Kill();
                now.TrySetResult();
                break;
            case 2:
                now.TrySetResult();
                break;
            case 3:
                bed.Proxy.Answers.Reset();
                now.TrySetResult();
                break;
        }
    }

    /// <summary>A wait too short for a timer.</summary>
    private static async Task SpinAsync(TimeSpan time)
    {
        var begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin) < time)
            await Task.Yield();
    }
}
