namespace Bench.Calls;

/// <summary>The rounds of one server: calls a second, times, errors and CPU.</summary>
internal sealed class CallMeasure(CallServer server, string headers, string body)
{
    private readonly HttpLoad _load = new(server.Address, server.Path, headers, body);
    private readonly List<(LoadResult Result, TimeSpan Cpu)> _rounds = [];

    private double Rate => Median(round => round.Result.Rate);

    /// <summary>Seconds of the server's CPU for 100,000 calls.</summary>
    private double Cpu => Median(round => round.Cpu.TotalSeconds * 100_000 / round.Result.Calls);

    private double P95 => Milliseconds(0.95);

    /// <param name="counts">False for a round that only warms the server up.</param>
    public async Task RunAsync(int connections, TimeSpan duration, bool counts, CancellationToken cancellationToken)
    {
        TimeSpan before = server.ProcessorTime;
        LoadResult result = await _load.RunAsync(connections, duration, cancellationToken);
        if (counts)
            _rounds.Add((result, server.ProcessorTime - before));
    }

    public string Beside(CallMeasure peer) => FormattableString.Invariant(
        $"calls a second x {Rate / peer.Rate:F2}, CPU a call x {Cpu / peer.Cpu:F2}, p95 x {P95 / peer.P95:F2}");

    public override string ToString() => FormattableString.Invariant(
        $"{server.Name,-14}{Rate,8:F0} calls/s{Cpu,8:F2} CPU s/100k   p50 {Milliseconds(0.5):F2} ms, p95 {P95:F2}, p99 {Milliseconds(0.99):F2}")
        + $"   errors {_rounds.Sum(round => round.Result.Errors)}";

    private double Milliseconds(double share) => Median(round => round.Result.Percentile(share).TotalMilliseconds);

    private double Median(Func<(LoadResult Result, TimeSpan Cpu), double> of) => _rounds.Select(of).Order().ElementAt(_rounds.Count / 2);
}
