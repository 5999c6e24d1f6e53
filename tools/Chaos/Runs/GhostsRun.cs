using System.Diagnostics;
using Chaos.Clients;
using Chaos.Evidence;

namespace Chaos.Runs;

/// <summary>Working orders vanish at TWS without a word: how long until the status says so, with the link up and after a reconnect.</summary>
internal static class GhostsRun
{
    private static readonly TimeSpan LinkGoal = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan ReconnectGoal = TimeSpan.FromSeconds(15);

    public static async Task RunAsync(Report report, int orders, int seed, CancellationToken cancellationToken)
    {
        await using var bed = await Bed.StartAsync(seed, cancellationToken);
        var reconnected = await OnceAsync(bed, orders, "g-cut", reconnect: true, forget: true, cancellationToken);
        var completed = await OnceAsync(bed, orders, "g-completed", reconnect: true, forget: false, cancellationToken);
        var linked = await OnceAsync(bed, orders, "g-link", reconnect: false, forget: true, cancellationToken);
        report.RequireTime(
            reconnected is { } first && first <= ReconnectGoal, $"ghosts are seen within {ReconnectGoal.TotalSeconds:0} s after a reconnect");
        report.RequireTime(completed is { } second && second <= ReconnectGoal, "orders that ended silently are seen after a reconnect");
        report.RequireTime(linked is { } third && third <= LinkGoal, $"ghosts are seen within {LinkGoal.TotalSeconds:0} s with the link up");
        report.Row(
            $"{orders} orders that vanish at TWS without a word, seed {seed}",
            $"status says so after {Show(reconnected)} (reconnect), {Show(completed)} (reconnect, TWS lists them as completed), "
            + $"{Show(linked)} (link up)");
    }

    private static string Show(TimeSpan? time) => time is { } known ? Times.Show(known) : "never";

    private static async Task<TimeSpan?> OnceAsync(Bed bed, int orders, string name, bool reconnect, bool forget, CancellationToken cancellationToken)
    {
        var keys = Enumerable.Range(0, orders).Select(index => string.Create(CultureInfo.InvariantCulture, $"{name}-{index}")).ToList();
        foreach (var key in keys)
            await bed.Careful.PlaceAsync(Bodies.PlaceTool, Bodies.Resting(key), TimeSpan.FromSeconds(30), cancellationToken);
        var ledger = await SimulatorLedger.ReadAsync(bed.Tws, cancellationToken);
        await bed.Tws.CommandAsync("mute", cancellationToken);
        foreach (var order in ledger.Orders.Where(order => keys.Contains(order.OrderRef)))
            await bed.Tws.CommandAsync(FormattableString.Invariant($"cancel={order.PermId}"), cancellationToken);
        if (forget)
            await bed.Tws.CommandAsync("forget-day", cancellationToken);
        await bed.Tws.CommandAsync("unmute", cancellationToken);
        if (reconnect)
            bed.Proxy.Cut();
        var begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin) < TimeSpan.FromMinutes(3))
        {
            var states = await Task.WhenAll(keys.Select(key => bed.Calls.StatusAsync(key, cancellationToken)));
            if (states.All(SaysGone))
                return Stopwatch.GetElapsedTime(begin);
            await Times.PauseAsync(250, cancellationToken);
        }
        return null;
    }

    /// <summary>Anything but working: unknown counts, too, because it is no claim.</summary>
    private static bool SaysGone(Answer answer) => answer.Data is not null && answer.Text("state") is not "working";
}
