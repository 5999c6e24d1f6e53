using Chaos.Clients;
using Chaos.Evidence;
using Chaos.Processes;
using Chaos.Wire;

namespace Chaos.Runs;

/// <summary>The same key and body again, in four ways that have traded twice: it gets the same answer, and no second order.</summary>
internal sealed class SameKeyRun(Bed bed, Report report)
{
    private const int Parallel = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task RunAsync(Report report, int others, int seed, CancellationToken cancellationToken)
    {
        await using var bed = await Bed.StartAsync(seed, cancellationToken);
        var run = new SameKeyRun(bed, report);
        var forgotten = await run.ForgottenDayAsync(cancellationToken);
        var parallel = await run.ParallelAsync(cancellationToken);
        var second = await run.SecondGatewayAsync(cancellationToken);
        var behind = await run.ManyOthersAsync(others, cancellationToken);
        var counts = report.Violations([.. OrderComparison.SentTwice(bed.Proxy.Log)], bed.CourseOf);
        report.Row(
            $"same key and body again, seed {seed}",
            $"{forgotten} after TWS forgot its day and a kill -9; {parallel} of {Parallel} parallel calls; {second} at a second gateway; "
            + $"{behind} after {others} other orders; {counts}");
    }

    private async Task<string> ForgottenDayAsync(CancellationToken cancellationToken)
    {
        var bodies = new[] { Bodies.Market("same-filled"), Bodies.Resting("same-resting"), Bodies.Resting("same-cancelled") };
        var first = new List<Answer>();
        foreach (var body in bodies)
            first.Add(await PlaceAsync(body, cancellationToken));
        await bed.Calls.CallAsync("ibkr_cancel_order", new JsonObject { ["orderRef"] = "same-cancelled" }, cancellationToken);
        await bed.Tws.CommandAsync("forget-day", cancellationToken);
        await bed.RestartAsync(cancellationToken);
        var same = 0;
        foreach (var (body, before) in bodies.Zip(first))
            same += Same(before, await PlaceAsync(body, cancellationToken), $"{body["orderRef"]} after a forgotten day") ? 1 : 0;
        return $"the same answer {same} times of {bodies.Length}";
    }

    private async Task<string> ParallelAsync(CancellationToken cancellationToken)
    {
        var body = Bodies.Resting("same-parallel", wait: 20);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, Parallel).Select(_ => bed.Calls.CallAsync(Bodies.PlaceTool, body, cancellationToken)));
        var confirmed = answers.Where(answer => answer.Outcome == "confirmed").ToList();
        report.Require(
            confirmed.Count == Parallel,
            $"each of {Parallel} parallel calls is told the order; one was told {answers.Except(confirmed).FirstOrDefault()}");
        report.Require(confirmed.Select(answer => answer.OrderId).Distinct().Count() <= 1, "parallel calls are told one order");
        return $"the same answer for {confirmed.Count}";
    }

    private async Task<string> SecondGatewayAsync(CancellationToken cancellationToken)
    {
        var second = await bed.SecondGatewayAsync(cancellationToken);
        using var calls = new GatewayCalls(second);
        var careful = new CarefulClient(calls, bed.Told);
        var same = 0;
        var bodies = new[] { Bodies.Resting("same-second"), Bodies.Market("same-second-filled") };
        foreach (var body in bodies)
        {
            var before = await PlaceAsync(body, cancellationToken);
            var after = await careful.PlaceAsync(Bodies.PlaceTool, body, Patience, cancellationToken);
            same += Same(before, after, $"{body["orderRef"]} at a second gateway") ? 1 : 0;
        }
        return $"the same answer {same} times of {bodies.Length}";
    }

    private async Task<string> ManyOthersAsync(int others, CancellationToken cancellationToken)
    {
        var body = Bodies.Market("same-many");
        var before = await PlaceAsync(body, cancellationToken);
        foreach (var some in Enumerable.Range(0, others).Chunk(100))
        {
            await Task.WhenAll(some.Select(async index =>
            {
                var key = string.Create(CultureInfo.InvariantCulture, $"other-{index}");
                var placed = await PlaceAsync(Bodies.Resting(key, wait: 20), cancellationToken);
                if (placed.Outcome == "confirmed")
                    await bed.Calls.CallAsync("ibkr_cancel_order", new JsonObject { ["orderId"] = placed.OrderId }, cancellationToken);
            }));
        }
        return Same(before, await PlaceAsync(body, cancellationToken), "same-many") ? "the same answer" : "another answer";
    }

    private async Task<Answer> PlaceAsync(JsonObject body, CancellationToken cancellationToken) =>
        await bed.Careful.PlaceAsync(Bodies.PlaceTool, body, Patience, cancellationToken)
        ?? new Answer(0, null, "unsettled", "No answer settled it.", Retryable: false, Patience);

    private bool Same(Answer before, Answer? after, string what)
    {
        var same = after is not null && after.Outcome == before.Outcome && after.OrderId == before.OrderId && before.Outcome is not null;
        report.Require(same, $"{what}: first {before}, then {after}");
        return same;
    }
}
