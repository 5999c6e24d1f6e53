using Gateway.Registry;

namespace Gateway.Tools.Options;

/// <summary>Which strikes of an expiration are shown.</summary>
/// <param name="Around">How many, the nearest to the money; not used when a bound is given.</param>
internal sealed record StrikeWindow(int Around, decimal? Min = null, decimal? Max = null)
{
    /// <summary>Two options a strike, at some seconds for each batch of lines: more would keep the caller waiting too long.</summary>
    public const int Most = 60;

    /// <summary>The strikes, ascending, and how many of those that fit were left out.</summary>
    /// <param name="center">The underlying's price; null takes the middle of the list.</param>
    /// <exception cref="ToolException">No strike lies between the bounds.</exception>
    public (IReadOnlyList<decimal> Strikes, int LeftOut) Choose(IReadOnlyList<decimal> strikes, decimal? center)
    {
        if (strikes.Count == 0)
            return ([], 0);
        var fitting = strikes.Where(strike => strike >= (Min ?? 0) && strike <= (Max ?? decimal.MaxValue)).ToList();
        if (fitting.Count == 0)
            throw ToolErrors.InvalidArgument(FormattableString.Invariant(
                $"minStrike: must leave a strike of those from {strikes[0]} to {strikes[^1]}; example: {strikes[strikes.Count / 2]}"));
        var count = Min is null && Max is null ? Math.Min(Around, Most) : Most;
        var middle = center ?? fitting[fitting.Count / 2];
        var chosen = fitting.OrderBy(strike => Math.Abs(strike - middle)).Take(count).Order().ToList();
        return (chosen, Min is null && Max is null ? 0 : fitting.Count - chosen.Count);
    }
}
