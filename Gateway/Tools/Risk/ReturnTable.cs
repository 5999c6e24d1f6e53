namespace Gateway.Tools.Risk;

/// <summary>
/// The daily returns of all underlyings on the benchmark's days. Missing days are filled by the underlying's beta, so that one short history does not
/// shorten all others.
/// </summary>
internal sealed class ReturnTable
{
    private readonly Dictionary<int, double[]> _returns = [];
    private readonly Dictionary<int, double> _betas = [];

    public ReturnTable(IReadOnlyDictionary<DateOnly, double> benchmark, IReadOnlyDictionary<int, IReadOnlyDictionary<DateOnly, double>> underlyings)
    {
        Days = [.. benchmark.Keys.Order()];
        Benchmark = [.. Days.Select(day => benchmark[day])];
        foreach (var (conId, known) in underlyings)
        {
            var shared = Days.Where(known.ContainsKey).ToList();
            if (shared.Count < DailyReturns.Fewest
                || RiskMath.Beta([.. shared.Select(day => known[day])], [.. shared.Select(day => benchmark[day])]) is not { } beta)
                continue;
            _betas[conId] = beta;
            _returns[conId] = [.. Days.Select(day => known.TryGetValue(day, out var change) ? change : beta * benchmark[day])];
            Filled += Days.Count - shared.Count;
        }
    }

    public IReadOnlyList<DateOnly> Days { get; }

    public IReadOnlyList<double> Benchmark { get; }

    /// <summary>Returns that had to be filled.</summary>
    public int Filled { get; }

    /// <summary>The beta of an underlying; null when there is too little history.</summary>
    public double? BetaOf(int conId) => _betas.TryGetValue(conId, out var beta) ? beta : null;

    /// <summary>One return for each of <see cref="Days"/>; only for underlyings that have a beta.</summary>
    public IReadOnlyList<double> Of(int conId) => _returns[conId];
}
