using TwsSimulator.Trading;

namespace TwsSimulator.Accounts;

/// <summary>
/// The margin of an account's options on one underlying: the most that they can lose. A short option that nothing covers costs a fifth of what its
/// delivery would.
/// </summary>
/// <remarks>
/// So a debit spread needs what was paid for it, an iron condor the width of its wider side less the credit, a covered call nothing, and a long
/// option its value. A long option covers short ones that do not outlive it; the underlying covers calls.
/// </remarks>
internal static class OptionMargin
{
    private const decimal NakedRate = 0.20m;

    /// <summary>The margin of all options in an account, by currency.</summary>
    public static ILookup<string, decimal> Of(IReadOnlyCollection<Holding> holdings, ITradingMarket market) => holdings
        .Where(holding => holding.Tradable.IsOption && holding.Quantity != 0m)
        .GroupBy(holding => market.UnderlyingOf(holding.Tradable)?.ConId ?? 0)
        .ToLookup(
            group => group.First().Tradable.Currency,
            group => OfOne([.. group], UnitsOf(holdings.Where(holding => holding.Tradable.ConId == group.Key))));

    private static decimal UnitsOf(IEnumerable<Holding> underlying) => underlying.Sum(holding => holding.Quantity * holding.Tradable.Multiplier);

    /// <param name="options">Options on one underlying.</param>
    /// <param name="units">Units of the underlying that are held with them.</param>
    private static decimal OfOne(List<Holding> options, decimal units)
    {
        var longs = options.Where(option => option.Quantity > 0m).ToList();
        var spread = new List<Holding>(longs);
        var naked = 0m;
        foreach (var side in options.Where(option => option.Quantity < 0m).GroupBy(option => option.Tradable.Contract.Right))
        {
            var free = longs.Where(option => option.Tradable.Contract.Right == side.Key).ToDictionary(option => option, option => option.Quantity);
            foreach (var sold in side.OrderByDescending(ExpiryOf, StringComparer.Ordinal))
            {
                var open = -sold.Quantity - Take(free, sold);
                spread.Add(sold.Of(sold.Quantity + open));
                if (side.Key.StartsWith('C') && units > 0m)
                {
                    var covered = Math.Min(open, units / sold.Tradable.Multiplier);
                    (open, units) = (open - covered, units - covered * sold.Tradable.Multiplier);
                }
                naked += sold.Tradable.MoneyOf(open, StrikeOf(sold)) * NakedRate;
            }
        }
        return naked + MostLossOf(spread);
    }

    /// <summary>Uses long options up as cover; returns how many of the sold ones they cover.</summary>
    private static decimal Take(Dictionary<Holding, decimal> free, Holding sold)
    {
        var covered = 0m;
        foreach (var (option, quantity) in free.Where(one => string.CompareOrdinal(ExpiryOf(one.Key), ExpiryOf(sold)) >= 0).ToList())
        {
            var taken = Math.Min(quantity, -sold.Quantity - covered);
            free[option] = quantity - taken;
            covered += taken;
        }
        return covered;
    }

    /// <summary>
    /// From their present value to the worst price of the underlying. As many are bought as sold, so the worst lies at a strike or at 0.
    /// </summary>
    private static decimal MostLossOf(List<Holding> options)
    {
        if (options.Count == 0)
            return 0m;
        var worst = options.Select(StrikeOf).Append(0m).Min(price => options.Sum(option => PayoffOf(option, price)));
        return Math.Max(0m, options.Sum(option => option.Value) - worst);
    }

    private static decimal PayoffOf(Holding option, decimal price)
    {
        var gain = option.Tradable.Contract.Right.StartsWith('C') ? price - StrikeOf(option) : StrikeOf(option) - price;
        return option.Tradable.MoneyOf(option.Quantity, Math.Max(0m, gain));
    }

    private static decimal StrikeOf(Holding option) => option.Tradable.Contract.Strike ?? 0m;

    private static string ExpiryOf(Holding option) => option.Tradable.Contract.LastTradeDateOrContractMonth;
}
