using Gateway.Handlers;
using Gateway.Text;
using Gateway.Tws.Api.Options;

namespace Gateway.Tools.Options;

/// <summary>Chooses one expiration of one trading class of an underlying.</summary>
internal static class SeriesChoice
{
    private const int Shown = 12;
    private const string MidMonth = "15";

    /// <exception cref="ToolException">Nothing fits; the message lists what exists.</exception>
    public static (OptionParameters Grid, string Expiration) Pick(
        IReadOnlyList<OptionParameters> grids, string symbol, SeriesQuery query, DateOnly today)
    {
        if (grids.Count == 0)
            throw ToolErrors.Failed(
                "no_options", $"TWS lists no options on {symbol}.", "Name the underlying itself: a stock, an index or one month of a future.");
        var places = AtExchange(grids, query.Exchange);
        var fitting = OfClass(places, query.TradingClass)
            .SelectMany(grid => grid.Expirations.Where(day => Fits(day, query, today)).Select(day => (Grid: grid, Expiration: day)))
            .OrderBy(one => one.Expiration, StringComparer.Ordinal)
            .ThenBy(one => one.Grid.TradingClass != symbol)
            .ThenBy(one => one.Grid.TradingClass, StringComparer.Ordinal)
            .ToList();
        return fitting.Count > 0 ? fitting[0] : throw NoneFits(places, symbol, query, today);
    }

    public static int DaysTo(string expiration, DateOnly today) => DayOf(expiration) is { } day ? day.DayNumber - today.DayNumber : 0;

    /// <summary>The expirations and strikes at one exchange: SMART where it is offered, because the others repeat it.</summary>
    public static IReadOnlyList<OptionParameters> AtExchange(IReadOnlyList<OptionParameters> grids, string? exchange)
    {
        var wanted = string.IsNullOrWhiteSpace(exchange) ? "SMART" : exchange.Trim().ToUpperInvariant();
        List<OptionParameters> there = [.. grids.Where(grid => grid.Exchange == wanted)];
        if (there.Count > 0)
            return there;
        return wanted == "SMART" ? grids : throw ToolErrors.InvalidArgument(
            $"exchange: must be one of {string.Join(", ", grids.Select(grid => grid.Exchange).Distinct())}; got '{UntrustedText.Show(wanted)}'; "
            + $"example: {grids[0].Exchange}");
    }

    private static IEnumerable<OptionParameters> OfClass(IReadOnlyList<OptionParameters> grids, string? tradingClass)
    {
        if (string.IsNullOrWhiteSpace(tradingClass))
            return grids;
        List<OptionParameters> same = [.. grids.Where(grid => grid.TradingClass.Equals(tradingClass.Trim(), StringComparison.OrdinalIgnoreCase))];
        return same.Count > 0 ? same : throw ToolErrors.InvalidArgument(
            $"tradingClass: must be one of {string.Join(", ", grids.Select(grid => grid.TradingClass).Distinct())}; got "
            + $"'{UntrustedText.Show(tradingClass)}'; example: {grids[0].TradingClass}");
    }

    private static bool Fits(string day, SeriesQuery query, DateOnly today)
    {
        if (query.Expiration is { } asked)
            return day.StartsWith(asked, StringComparison.Ordinal);
        var days = DaysTo(day, today);
        return days >= query.MinDays && days <= (query.MaxDays ?? int.MaxValue);
    }

    private static ToolException NoneFits(IReadOnlyList<OptionParameters> grids, string symbol, SeriesQuery query, DateOnly today)
    {
        var days = grids.SelectMany(grid => grid.Expirations).Distinct().Order(StringComparer.Ordinal).ToList();
        var wanted = query.Expiration is { } asked ? DayOf(asked) ?? DayOf(asked + MidMonth) ?? today : today.AddDays(query.MinDays);
        var near = days.OrderBy(day => Math.Abs(DaysTo(day, wanted))).Take(Shown).ToList();
        var shown = string.Join(
            ", ",
            near.Order(StringComparer.Ordinal).Select(day => string.Create(CultureInfo.InvariantCulture, $"{day} ({DaysTo(day, today)} days)")));
        return ToolErrors.InvalidArgument(
            $"{(query.Expiration is null ? "minDte" : "expiration")}: must fit an expiration of {symbol}: "
            + $"{shown}{(days.Count > Shown ? ", ..." : string.Empty)}; example: {near.FirstOrDefault()}",
            "ibkr_get_option_chain_params lists all of them.");
    }

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
