using System.Diagnostics;
using Chaos.Clients;
using Chaos.Wire;

namespace Chaos.Runs;

/// <summary>
/// TWS takes orders and says nothing about orders at all, its lists included, then it speaks again: how long until the gateway knows, over the same
/// connection.
/// </summary>
internal static class UnknownRun
{

    private const int LongestSilence = 40_000;

    private static readonly TimeSpan Goal = TimeSpan.FromSeconds(10);

    /// <summary>orderStatus, openOrder, execDetails, openOrderEnd, execDetailsEnd, commissionReport, completedOrder, completedOrdersEnd.</summary>
    private static readonly HashSet<int> AboutOrders = [3, 5, 11, 53, 55, 59, 101, 102];

    public static async Task RunAsync(Report report, int runs, int seed, CancellationToken cancellationToken)
    {
        await using var bed = await Bed.StartAsync(seed, cancellationToken);
        await bed.WarmAsync(cancellationToken);
        var random = new Random(seed);
        List<TimeSpan> times = [];
        var open = 0;
        for (var run = 0; run < runs; run++)
        {
            // Silent from the order on: before it the gateway reads TWS's lists, to see whether the key is new.
            var silent = false;
            bed.Proxy.Fate = frame =>
            {
                silent |= frame.IsPlace;
                return silent && !frame.FromGateway && AboutOrders.Contains(frame.Id) ? FrameFate.Drop() : FrameFate.Pass(frame);
            };
            var body = Bodies.Resting(string.Create(CultureInfo.InvariantCulture, $"u-{run}"), wait: 2);
            var first = await bed.Calls.CallAsync(Bodies.PlaceTool, body, cancellationToken);
            report.Require(first.Outcome == "unknown", $"an order without a word is unknown; it was answered {first}");
            await Times.PauseAsync(random.Next(0, LongestSilence), cancellationToken);
            bed.Proxy.Fate = null;
            bed.Course.Note($"TWS speaks again, run {run}");
            var begin = Stopwatch.GetTimestamp();
            if (await SettleAsync(bed, body["orderRef"]!.GetValue<string>(), begin, cancellationToken) is { } took)
                times.Add(took);
            else
                open++;
            // The same key again brings the order as it is.
            await bed.Careful.PlaceAsync(Bodies.PlaceTool, body, TimeSpan.Zero, cancellationToken);
        }
        var counts = report.Violations(await bed.CompareAsync(cancellationToken), bed.CourseOf);
        var longest = Times.Quantile(times, 1);
        report.Require(open == 0, $"every order settles; {open} did not within a minute");
        report.RequireTime(longest <= Goal, $"an unknown order settles within {Goal.TotalSeconds:0} s; the longest took {Times.Show(longest)}");
        report.Row(
            $"{runs} orders of which TWS said nothing for up to {LongestSilence / 1000} s, seed {seed}",
            $"settled p50 {Times.Show(Times.Quantile(times, 0.5))}, max {Times.Show(longest)} after TWS spoke, on the same connection; {counts}");
    }

    private static async Task<TimeSpan?> SettleAsync(Bed bed, string key, long begin, CancellationToken cancellationToken)
    {
        while (Stopwatch.GetElapsedTime(begin) < TimeSpan.FromMinutes(1))
        {
            var status = await bed.Calls.StatusAsync(key, cancellationToken);
            if (status.Data is not null && status.Text("state") is not ("unknown" or "sent" or "sending"))
                return Stopwatch.GetElapsedTime(begin);
            await Times.PauseAsync(100, cancellationToken);
        }
        return null;
    }
}
