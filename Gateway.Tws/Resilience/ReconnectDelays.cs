namespace Gateway.Tws.Resilience;

/// <summary>The delay before the next connection attempt: 0.5 s, doubling, with jitter.</summary>
/// <remarks>
/// During the first ten minutes of an outage a wait is 2 s at most, so that streams go on within 5 s of a restarted TWS's return (TWS and IB Gateway
/// take one to three minutes for the restart itself). After that it grows to 30 s. Attempts never stop.
/// </remarks>
internal sealed class ReconnectDelays(Func<double> random)
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    public static readonly TimeSpan QuickLimit = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan QuickPhase = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private const double Jitter = 0.25;
    private const int MostDoublings = 16;

    /// <param name="attempt">The number of failed attempts before this delay, minus one.</param>
    public TimeSpan Next(int attempt, TimeSpan outage)
    {
        var limit = outage < QuickPhase ? QuickLimit : Limit;
        var doubled = First * Math.Pow(2, Math.Min(attempt, MostDoublings));
        var steady = limit / (1 + Jitter);
        return (doubled < steady ? doubled : steady) * (1 + Jitter * random());
    }
}
