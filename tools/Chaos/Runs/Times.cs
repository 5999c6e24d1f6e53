namespace Chaos.Runs;

/// <summary>Figures of a set of times.</summary>
internal static class Times
{
    /// <summary>The value below which a part of them lie; zero for none.</summary>
    public static TimeSpan Quantile(IEnumerable<TimeSpan> times, double part)
    {
        var sorted = times.Order().ToList();
        return sorted.Count == 0 ? TimeSpan.Zero : sorted[Math.Clamp((int)Math.Ceiling(part * sorted.Count) - 1, 0, sorted.Count - 1)];
    }

    /// <summary>Such as "12 ms" or "3.4 s".</summary>
    public static string Show(TimeSpan time) => time < TimeSpan.FromSeconds(2)
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.#} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    public static Task PauseAsync(int milliseconds, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System, cancellationToken);
}
