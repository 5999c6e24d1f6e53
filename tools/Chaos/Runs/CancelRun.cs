using System.Diagnostics;
using Chaos.Clients;
using Chaos.Wire;

namespace Chaos.Runs;

/// <summary>Cancels an order among many placements: the cancel overtakes them, and no limit refuses it.</summary>
internal static class CancelRun
{
    private const int Cancels = 20;

    private static readonly TimeSpan Goal = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync(Report report, int among, int seed, CancellationToken cancellationToken)
    {
        await using var bed = await Bed.StartAsync(seed, cancellationToken);
        await bed.WarmAsync(cancellationToken);
        var ids = new List<int>();
        for (var index = 0; index < Cancels; index++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"c-{index}");
            var placed = await bed.Careful.PlaceAsync(Bodies.PlaceTool, Bodies.Resting(key), TimeSpan.FromSeconds(30), cancellationToken);
            ids.Add(placed?.OrderId ?? throw new InvalidOperationException($"{key} was not placed."));
        }
        using var hand = new ThreadCall(bed.Gateway.Address);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var others = Enumerable.Range(0, among).Select(index => bed.Calls.CallAsync(
            Bodies.PlaceTool, Bodies.Resting(string.Create(CultureInfo.InvariantCulture, $"o-{index}"), wait: 30), over.Token)).ToList();
        await Times.PauseAsync(1_000, cancellationToken);
        List<TimeSpan> times = [];
        List<Answer> answers = [];
        foreach (var id in ids)
        {
            var (answer, at) = await hand.CallAsync("ibkr_cancel_order", new JsonObject { ["orderId"] = id });
            answers.Add(answer);
            var begin = at - (long)(answer.Took.TotalSeconds * Stopwatch.Frequency);
            var frame = bed.Proxy.Log.Orders.FirstOrDefault(one => one.Id == WireFrame.CancelOrder && one.OrderId == id);
            if (frame is not null)
                times.Add(Stopwatch.GetElapsedTime(begin, frame.At));
        }
        var waiting = among - bed.Proxy.Log.Orders.Count(frame => frame.OrderRef.StartsWith("o-", StringComparison.Ordinal));
        await over.CancelAsync();
        await Task.WhenAll(others.Select(call => call.ContinueWith(static _ => { }, TaskScheduler.Default)));
        var refused = answers.Count(answer => answer.Status == 429);
        var longest = Times.Quantile(times, 1);
        report.Require(times.Count == Cancels, $"every cancel is sent; {times.Count} of {Cancels} were: {answers.Find(one => one.Data is null)}");
        report.RequireTime(longest <= Goal, $"a cancel is on the wire within {Goal.TotalMilliseconds:0} ms; the longest took {Times.Show(longest)}");
        report.Require(refused == 0, $"no limit refuses a cancel; {refused} got 429");
        report.Row(
            $"a cancel among {among} placements, {Cancels} times, seed {seed}",
            $"on the wire after p50 {Times.Show(Times.Quantile(times, 0.5))}, max {Times.Show(longest)}; {refused} x 429; {waiting} placements still "
            + "waited after the last cancel");
    }
}
