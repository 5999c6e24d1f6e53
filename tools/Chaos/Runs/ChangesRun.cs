using System.Diagnostics;
using Chaos.Clients;
using Chaos.Evidence;

namespace Chaos.Runs;

/// <summary>Changes two different fields of one order at once, many times: a change that was confirmed stays.</summary>
internal static class ChangesRun
{
    private const int Orders = 4;

    public static async Task RunAsync(Report report, int pairs, int seed, CancellationToken cancellationToken)
    {
        await using var bed = await Bed.StartAsync(seed, cancellationToken);
        var begin = Stopwatch.GetTimestamp();
        var results = await Task.WhenAll(
            Enumerable.Range(0, Orders).Select(order => PairsAsync(bed, order, pairs / Orders, report, cancellationToken)));
        var (reverted, both) = (results.Sum(one => one.Reverted), results.Sum(one => one.Both));
        report.Require(reverted == 0, $"no confirmed change is taken back; {reverted} were");
        report.Row(
            $"{pairs} pairs of parallel changes of one order, seed {seed}",
            $"{reverted} reverted fields; both confirmed {both} times; {Stopwatch.GetElapsedTime(begin).TotalSeconds:0} s");
    }

    private static async Task<(int Reverted, int Both)> PairsAsync(Bed bed, int order, int pairs, Report report, CancellationToken cancellationToken)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"p-{order}");
        var placed = await bed.Careful.PlaceAsync(Bodies.PlaceTool, Bodies.Resting(key, 1m, 10), TimeSpan.FromSeconds(30), cancellationToken)
            ?? throw new InvalidOperationException($"{key} was not placed.");
        var (quantity, limit) = (10m, 1m);
        var (reverted, both) = (0, 0);
        for (var pair = 1; pair <= pairs; pair++)
        {
            var (newQuantity, newLimit) = (10m + (pair % 2), 1m + (pair % 50 / 100m) + 0.01m);
            var answers = await Task.WhenAll(
                bed.Calls.CallAsync(
                    "ibkr_modify_order", new JsonObject { ["orderId"] = placed.OrderId, ["quantity"] = newQuantity }, cancellationToken),
                bed.Calls.CallAsync(
                    "ibkr_modify_order", new JsonObject { ["orderId"] = placed.OrderId, ["limitPrice"] = newLimit }, cancellationToken));
            quantity = answers[0].Outcome == "confirmed" ? newQuantity : quantity;
            limit = answers[1].Outcome == "confirmed" ? newLimit : limit;
            both += answers.All(answer => answer.Outcome == "confirmed") ? 1 : 0;
            var there = (await SimulatorLedger.ReadAsync(bed.Tws, cancellationToken)).With(key).Single();
            if (there.Quantity == quantity && there.LimitPrice == limit)
                continue;
            reverted++;
            report.Note($"{key}, pair {pair}: told {quantity} at {limit}, at TWS {there}; answers: {answers[0]}; {answers[1]}");
            (quantity, limit) = (there.Quantity, there.LimitPrice ?? 0m);
        }
        return (reverted, both);
    }
}
