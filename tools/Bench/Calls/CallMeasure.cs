namespace Bench.Calls;

/// <summary>The rounds of one server: calls a second, times, errors and CPU.</summary>
internal sealed class CallMeasure(CallServer server, string headers, string body)
{
    private readonly HttpLoad _load = new(server.Address, server.Path, headers, body);
    private readonly List<(LoadResult Result, TimeSpan Cpu)> _rounds = [];

    private IEnumerable<double> Rates => _rounds.Select(round => round.Result.Rate);

    /// <summary>Seconds of the server's CPU for 100,000 calls.</summary>
    private IEnumerable<double> Cpu => _rounds.Select(round => round.Cpu.TotalSeconds * 100_000 / round.Result.Calls);

    public async Task WarmUpAsync(int connections, int calls, CancellationToken cancellationToken)
    {
        for (int done = 0; done < calls;)
            done += (await _load.RunAsync(connections, TimeSpan.FromSeconds(1), cancellationToken)).Calls;
    }

    public async Task RunAsync(int connections, TimeSpan duration, CancellationToken cancellationToken)
    {
        TimeSpan before = server.ProcessorTime;
        LoadResult result = await _load.RunAsync(connections, duration, cancellationToken);
        _rounds.Add((result, server.ProcessorTime - before));
    }

    /// <summary>Compares round by round, because a round and its peer's follow each other: what else the machine does falls on both.</summary>
    public string Beside(CallMeasure peer) => FormattableString.Invariant(
        $"calls a second x {Ratio(Rates, peer.Rates):F2}, CPU a call x {Ratio(Cpu, peer.Cpu):F2}, p95 x {Ratio(Times(0.95), peer.Times(0.95)):F2}");

    public override string ToString() => FormattableString.Invariant(
        $"{server.Name,-14}{Median(Rates),8:F0} calls/s{Median(Cpu),8:F2} CPU s/100k")
        + FormattableString.Invariant($"   p50 {Median(Times(0.5)):F2} ms, p95 {Median(Times(0.95)):F2}, p99 {Median(Times(0.99)):F2}")
        + $"   errors {_rounds.Sum(round => round.Result.Errors)}";

    private IEnumerable<double> Times(double share) => _rounds.Select(round => round.Result.Percentile(share).TotalMilliseconds);

    private static double Ratio(IEnumerable<double> ours, IEnumerable<double> theirs) => Median(ours.Zip(theirs, (our, their) => our / their));

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
}
