using Chaos.Clients;
using Chaos.Evidence;

namespace Chaos.Runs;

/// <summary>The time from the start of the process until orders are taken, with a long journal and orders that work.</summary>
internal static class StartRun
{
    private const int Working = 50;
    private const int Starts = 5;

    private static readonly TimeSpan Goal = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(Report report, int records, int seed, CancellationToken cancellationToken)
    {
        await using var bed = await Bed.StartAsync(seed, cancellationToken);
        await Task.WhenAll(Enumerable.Range(0, Working).Select(index =>
        {
            var body = Bodies.Resting(string.Create(CultureInfo.InvariantCulture, $"w-{index}"));
            return bed.Careful.PlaceAsync(Bodies.PlaceTool, body, TimeSpan.FromSeconds(30), cancellationToken);
        }));
        bed.Gateway.Kill();
        await bed.Gateway.EndedAsync();
        await JournalFiller.FillAsync(bed.Gateway.DataDirectory, records);
        List<TimeSpan> times = [];
        for (var start = 0; start < Starts; start++)
        {
            times.Add(await bed.RestartAsync(cancellationToken));
            var key = string.Create(CultureInfo.InvariantCulture, $"first-{start}");
            var first = await bed.Calls.CallAsync(Bodies.PlaceTool, Bodies.Resting(key), cancellationToken);
            report.Require(first.Outcome == "confirmed", $"an order is taken once the gateway is ready: {first}");
        }
        var longest = Times.Quantile(times, 1);
        report.RequireTime(longest <= Goal, $"orders are taken within {Goal.TotalSeconds:0} s of the start; it took {Times.Show(longest)}");
        report.Row(
            $"start with {records} records in the journal and {Working} working orders, {Starts} times after kill -9, seed {seed}",
            $"ready for orders p50 {Times.Show(Times.Quantile(times, 0.5))}, max {Times.Show(longest)} after the start of the process");
    }
}
