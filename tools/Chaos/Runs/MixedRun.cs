using System.Collections.Concurrent;
using System.Diagnostics;
using Chaos.Clients;
using Chaos.Evidence;

namespace Chaos.Runs;

/// <summary>Many careful clients place, change and cancel while everything breaks; at the end every word is compared with TWS's ledger.</summary>
internal sealed class MixedRun(Bed bed, int seed)
{
    /// <summary>How long a client goes on about one order in the course of the faults.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>How long all orders may take to settle once TWS speaks again.</summary>
    private static readonly TimeSpan SettleGoal = TimeSpan.FromSeconds(10);

    private readonly ConcurrentQueue<(string Tool, JsonObject Body)> _open = new();
    private int _next;
    private int _placed;

    public static async Task RunAsync(Report report, int orders, int seed, CancellationToken cancellationToken)
    {
        await using var bed = await Bed.StartAsync(seed, cancellationToken);
        await new MixedRun(bed, seed).RunAsync(report, orders, cancellationToken);
    }

    private async Task RunAsync(Report report, int orders, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        var faults = new MixedFaults(bed, seed, withKills: true);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var breaking = faults.RunAsync(done.Token);
        await Task.WhenAll(Enumerable.Range(0, Math.Clamp(orders / 25, 8, 64)).Select(_ => WorkAsync(orders, cancellationToken)));
        await done.CancelAsync();
        await breaking;
        await faults.HealAsync(cancellationToken);
        await bed.RequireReadyAsync(cancellationToken);
        var healed = Stopwatch.GetTimestamp();
        var settled = await Task.WhenAll(
            _open.Select(one => bed.Careful.PlaceAsync(one.Tool, one.Body, TimeSpan.FromSeconds(60), cancellationToken)));
        var took = Stopwatch.GetElapsedTime(healed);
        // Whatever TWS still has to say is said within one round of the reconciliation.
        await Times.PauseAsync(6_000, cancellationToken);
        var counts = report.Violations(await bed.CompareAsync(cancellationToken), bed.CourseOf);
        report.Require(settled.All(answer => answer is not null), "every order settles");
        report.RequireTime(took <= SettleGoal, $"orders settle within {SettleGoal.TotalSeconds:0} s of the last fault; it took {Times.Show(took)}");
        report.Row(
            $"mixed faults, {orders} orders, seed {seed}",
            $"{counts}; {_placed} confirmed; {_open.Count} unknown after the last fault, settled after {Times.Show(took)}; "
            + $"{faults.Made.Values.Sum()} faults ({string.Join(", ", faults.Made.Select(one => $"{one.Value} {one.Key}"))}) in "
            + $"{Stopwatch.GetElapsedTime(begin).TotalSeconds:0} s");
    }

    private async Task WorkAsync(int orders, CancellationToken cancellationToken)
    {
        while (Interlocked.Increment(ref _next) is var number && number <= orders)
        {
            var random = new Random(unchecked((seed * 1_000_003) + number));
            var key = string.Create(CultureInfo.InvariantCulture, $"m{seed}-{number}");
            var limit = 1m + (random.Next(100) / 100m);
            switch (random.Next(10))
            {
                case 0:
                    await PlaceAsync(Bodies.PlaceTool, Bodies.Market(key, buy: number % 2 == 0), cancellationToken);
                    break;
                case 1:
                    await PlaceAsync(Bodies.BracketTool, Bodies.Bracket(key, limit), cancellationToken);
                    break;
                case 2 or 3:
                    if (await PlaceAsync(Bodies.PlaceTool, Bodies.Resting(key, limit), cancellationToken) is { Outcome: "confirmed" } placed)
                        await ChangeAsync(key, placed.OrderId, limit + 1m, cancellationToken);
                    break;
                case <= 7:
                    if (await PlaceAsync(Bodies.PlaceTool, Bodies.Resting(key, limit), cancellationToken) is { Outcome: "confirmed" } resting)
                        await CancelAsync(key, resting.OrderId, cancellationToken);
                    break;
                default:
                    await PlaceAsync(Bodies.PlaceTool, Bodies.Resting(key, limit), cancellationToken);
                    break;
            }
        }
    }

    private async Task<Answer?> PlaceAsync(string tool, JsonObject body, CancellationToken cancellationToken)
    {
        var answer = await bed.Careful.PlaceAsync(tool, body, Patience, cancellationToken);
        if (answer is null)
            _open.Enqueue((tool, body));
        else if (answer.Outcome == "confirmed")
            Interlocked.Increment(ref _placed);
        return answer;
    }

    /// <summary>A change that was told confirmed must be at TWS at the end; one without a word may be.</summary>
    private async Task ChangeAsync(string key, int orderId, decimal limit, CancellationToken cancellationToken)
    {
        var answer = await bed.Calls.CallAsync(
            "ibkr_modify_order", new JsonObject { ["orderId"] = orderId, ["limitPrice"] = limit }, cancellationToken);
        if (answer.Outcome == "confirmed")
            bed.Told.Limits[key] = limit;
    }

    private async Task CancelAsync(string key, int orderId, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var answer = await bed.Calls.CallAsync("ibkr_cancel_order", new JsonObject { ["orderId"] = orderId }, cancellationToken);
            if (answer.Outcome == "cancelled")
                bed.Told.Cancelled[key] = true;
            if (answer.Outcome is "cancelled" or "filled")
                return;
            await Times.PauseAsync(500, cancellationToken);
        }
    }
}
