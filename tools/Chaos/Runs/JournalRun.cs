using Chaos.Clients;

namespace Chaos.Runs;

/// <summary>The price of the journal: the time of a placement with it on the disk and with it in memory, in turn.</summary>
internal static class JournalRun
{
    private const double Goal = 1.3;

    public static async Task RunAsync(Report report, int orders, int seed, CancellationToken cancellationToken)
    {
        await using var disk = await Bed.StartAsync(seed, cancellationToken);
        await using var memory = await Bed.StartAsync(seed, cancellationToken, ("TRADING_DATA_DIRECTORY", ":memory:"));
        await disk.WarmAsync(cancellationToken);
        await memory.WarmAsync(cancellationToken);
        List<TimeSpan> onDisk = [];
        List<TimeSpan> inMemory = [];
        for (var index = 0; index < orders + 20; index++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"j-{index}");
            // The first ones pay for compilation.
            (index < 20 ? [] : onDisk).Add(await PlaceAsync(disk, key, cancellationToken));
            (index < 20 ? [] : inMemory).Add(await PlaceAsync(memory, key, cancellationToken));
            // Slower than the pace of messages, which would be measured otherwise.
            await Times.PauseAsync(40, cancellationToken);
        }
        var (with, without) = (Times.Quantile(onDisk, 0.5), Times.Quantile(inMemory, 0.5));
        report.RequireTime(with <= without * Goal, $"a placement takes at most {Goal} times as long with the journal; it was {with / without:0.00}");
        report.Row(
            $"a placement with the journal on disk and in memory, {orders} each, seed {seed}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"p50 {Times.Show(with)} and {Times.Show(without)}, ratio {with / without:0.00}; p99 {Times.Show(Times.Quantile(onDisk, 0.99))} and "
                + $"{Times.Show(Times.Quantile(inMemory, 0.99))}"));
    }

    private static async Task<TimeSpan> PlaceAsync(Bed bed, string key, CancellationToken cancellationToken)
    {
        var answer = await bed.Calls.CallAsync(Bodies.PlaceTool, Bodies.Resting(key), cancellationToken);
        return answer.Outcome == "confirmed" ? answer.Took : throw new InvalidOperationException($"{key}: {answer}");
    }
}
