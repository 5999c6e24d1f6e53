namespace Chaos.Runs;

/// <summary>A little of every run, for the checks: some two minutes on two cores.</summary>
internal static class SmallRun
{
    private const int BracketStep = 97;

    public static async Task RunAsync(Report report, int orders, int seed, CancellationToken cancellationToken)
    {
        await MixedRun.RunAsync(report, orders, seed, cancellationToken);
        await KillRun.RunAsync(report, runs: 5, seed, cancellationToken);
        await BracketRun.RunAsync(report, BracketStep, seed, cancellationToken);
        await KillSwitchRun.RunAsync(report, runs: 2, placements: 300, seed, cancellationToken);
        await CancelRun.RunAsync(report, among: 200, seed, cancellationToken);
        await ChangesRun.RunAsync(report, pairs: 60, seed, cancellationToken);
    }
}
