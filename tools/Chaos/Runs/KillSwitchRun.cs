using System.Diagnostics;
using Chaos.Clients;
using Chaos.Evidence;
using Chaos.Wire;

namespace Chaos.Runs;

/// <summary>Engages the kill switch during a thousand parallel placements: nothing leaves after its answer, also when TWS is frozen.</summary>
internal sealed class KillSwitchRun(Report report, int placements, int seed)
{
    private static readonly TimeSpan AnswerGoal = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan CancelGoal = TimeSpan.FromSeconds(5);

    /// <summary>A frame that was on its way before the answer may be read by the proxy a moment after the client has read the answer.</summary>
    private static readonly TimeSpan Transit = TimeSpan.FromMilliseconds(20);

    private readonly Random _random = new(seed);
    private readonly List<TimeSpan> _answers = [];
    private readonly List<TimeSpan> _cancelled = [];
    private int _late;
    private int _inTransit;
    private int _sent;
    private int _left;

    public static async Task RunAsync(Report report, int runs, int placements, int seed, CancellationToken cancellationToken)
    {
        var all = new KillSwitchRun(report, placements, seed);
        var frozen = 0;
        for (var run = 0; run < runs; run++)
        {
            var freezes = run % 2 == 1;
            frozen += freezes ? 1 : 0;
            await all.OnceAsync(run, freezes, cancellationToken);
        }
        all.Show(runs, frozen);
    }

    private void Show(int runs, int frozen)
    {
        var p99 = Times.Quantile(_answers, 0.99);
        var longest = Times.Quantile(_cancelled, 1);
        report.Require(_late == 0, $"no order leaves after the answer; {_late} did");
        report.RequireTime(p99 <= AnswerGoal, $"the switch answers within {AnswerGoal.TotalMilliseconds:0} ms; p99 was {Times.Show(p99)}");
        report.Require(_left == 0, $"all open orders are cancelled; {_left} were not");
        report.RequireTime(longest <= CancelGoal, $"open orders are cancelled within {CancelGoal.TotalSeconds:0} s; it took {Times.Show(longest)}");
        report.Row(
            $"kill switch during {placements} parallel placements, {runs} runs, {frozen} of them with TWS frozen, seed {seed}",
            $"{_late} orders on the wire after the answer ({_inTransit} within {Transit.TotalMilliseconds:0} ms, on their way before it), "
            + $"{_sent} before; "
            + $"answer p50 {Times.Show(Times.Quantile(_answers, 0.5))}, p99 {Times.Show(p99)}; {_left} open orders left, the last cancelled after "
            + $"{Times.Show(longest)}");
    }

    private async Task OnceAsync(int run, bool freezes, CancellationToken cancellationToken)
    {
        await using var bed = await Bed.StartAsync(seed + run, cancellationToken);
        await bed.WarmAsync(cancellationToken);
        using var hand = new ThreadCall(bed.Gateway.Address);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var before = bed.Proxy.Log.Count(WireFrame.PlaceOrder);
        var calls = Enumerable.Range(0, placements).Select(index => bed.Calls.CallAsync(
            Bodies.PlaceTool, Bodies.Resting(string.Create(CultureInfo.InvariantCulture, $"s{run}-{index}")), over.Token)).ToList();
        for (var wait = 0; wait < 1_000 && bed.Proxy.Log.Count(WireFrame.PlaceOrder) == before; wait++)
            await Times.PauseAsync(20, cancellationToken);
        await Times.PauseAsync(_random.Next(0, 4_000), cancellationToken);
        if (freezes)
        {
            await bed.Tws.FreezeAsync();
            await Times.PauseAsync(_random.Next(50, 1_000), cancellationToken);
        }
        var began = TimeProvider.System.GetUtcNow();
        var (answer, answered) = await hand.CallAsync("ibkr_kill_switch", new JsonObject { ["reason"] = "chaos" });
        _answers.Add(answer.Took);
        report.Require(answer.Status == 200, $"the switch engages: {answer}");
        var halted = answer.Text("since") is { } since ? DateTimeOffset.Parse(since, CultureInfo.InvariantCulture) - began : TimeSpan.Zero;
        report.Note($"run {run}{(freezes ? ", TWS frozen" : "")}: halted after {Times.Show(halted)}, answered after {Times.Show(answer.Took)}");
        var from = answered;
        if (freezes)
        {
            await Times.PauseAsync(3_000, cancellationToken);
            from = await bed.Tws.ThawAsync();
        }
        await AwaitCancelsAsync(bed, from, cancellationToken);
        await Times.PauseAsync(2_000, cancellationToken);
        await over.CancelAsync();
        await Task.WhenAll(calls.Select(call => call.ContinueWith(static _ => { }, TaskScheduler.Default)));
        var places = bed.Proxy.Log.Orders.Where(frame => frame.IsPlace).ToList();
        var after = places.Where(frame => frame.At > answered).ToList();
        _sent += places.Count - after.Count;
        _inTransit += after.Count(frame => Stopwatch.GetElapsedTime(answered, frame.At) <= Transit);
        _late += after.Count(frame => Stopwatch.GetElapsedTime(answered, frame.At) > Transit);
    }

    /// <summary>Waits until TWS has no live order of the run.</summary>
    private async Task AwaitCancelsAsync(Bed bed, long from, CancellationToken cancellationToken)
    {
        var live = 0;
        do
        {
            live = (await SimulatorLedger.ReadAsync(bed.Tws, cancellationToken)).Orders.Count(order => order.IsLive);
            if (live == 0)
                break;
            await Times.PauseAsync(20, cancellationToken);
        }
        while (Stopwatch.GetElapsedTime(from) < TimeSpan.FromSeconds(60));
        _cancelled.Add(Stopwatch.GetElapsedTime(from));
        _left += live;
        if (live > 0)
            report.Note($"{live} live orders at TWS; the last of the gateway's log:\n{string.Join('\n', bed.Gateway.Tail.TakeLast(25))}");
    }
}
