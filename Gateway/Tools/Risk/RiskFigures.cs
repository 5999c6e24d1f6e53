namespace Gateway.Tools.Risk;

/// <summary>Computes the figures of a portfolio's risk.</summary>
internal static class RiskFigures
{
    private const int MoneyDigits = 2;
    private const int ShareDigits = 4;

    public static RiskResult Of(
        ExposureBook book, ReturnTable table, string account, string benchmark, double confidence, int horizonDays, IReadOnlyList<double> shocks)
    {
        var known = book.ByUnderlying.Where(same => table.BetaOf(same.Key) is not null).Select(same => (same.Key, Exposures: same.ToList())).ToList();
        var daily = Profits(1);
        var profits = horizonDays == 1 ? daily : Profits(horizonDays);
        var weighted = known.Sum(one => one.Exposures.Sum(exposure => exposure.DollarDelta) * table.BetaOf(one.Key)!.Value);
        var worth = book.NetLiquidation is { } net and > 0 ? (double)net : (double?)null;
        var risk = RiskMath.ValueAtRisk(profits, confidence);
        return new RiskResult
        {
            Account = account,
            Currency = book.Currency,
            NetLiquidation = book.NetLiquidation,
            Benchmark = benchmark,
            Confidence = confidence,
            HorizonDays = horizonDays,
            ValueAtRisk = Money(risk),
            ValueAtRiskPercent = Percent(risk),
            ExpectedShortfall = Money(RiskMath.ExpectedShortfall(profits, confidence)),
            WorstCase = Money(profits.Min()),
            Beta = weighted / worth is { } beta ? Math.Round(beta, ShareDigits) : null,
            BetaWeightedDelta = Money(weighted),
            AnnualizedVolatility = Money(RiskMath.AnnualizedDeviation(daily)),
            Observations = profits.Length,
            Stress = [.. shocks.Select(Stress)],
            Underlyings = [.. known.Select(Row).OrderByDescending(row => row.ValueAtRisk)],
            Method = string.Create(
                CultureInfo.InvariantCulture,
                $"Historical simulation over {table.Days.Count} daily "
                + $"returns{(horizonDays > 1 ? $", in overlapping spans of {horizonDays} days" : string.Empty)}; today's holdings; options valued "
                + $"again by Black-Scholes at today's implied volatility, without interest, dividends and the passing of time. {table.Filled} "
                + $"missing daily returns were filled by beta."),
            Complete = book.Complete && book.Unpriced.Count == 0,
            NotPriced = book.Unpriced.Count == 0 ? null : book.Unpriced,
            AsOf = book.AsOf,
            DataType = book.DataType,
        };

        double[] Profits(int days)
        {
            var sums = new double[Math.Max(1, table.Days.Count - days + 1)];
            foreach (var (conId, exposures) in known)
                foreach (var (change, i) in RiskMath.Over(table.Of(conId), days).Select((change, i) => (change, i)))
                    sums[i] += exposures.Sum(exposure => exposure.ProfitAt(change));
            return sums;
        }

        StressRow Stress(double shock)
        {
            // Nothing loses more than its whole value.
            var profit = known.Sum(one => one.Exposures.Sum(exposure => exposure.ProfitAt(Math.Max(-1, table.BetaOf(one.Key)!.Value * shock / 100))));
            return new StressRow { Shock = shock, Profit = Money(profit), ProfitPercent = Percent(profit) };
        }

        RiskRow Row((int Key, List<Exposure> Exposures) one) => new()
        {
            Symbol = one.Exposures[0].Underlying.Symbol,
            DollarDelta = Money(one.Exposures.Sum(exposure => exposure.DollarDelta)),
            Beta = Math.Round(table.BetaOf(one.Key)!.Value, ShareDigits),
            ValueAtRisk = Money(RiskMath.ValueAtRisk(
                [.. RiskMath.Over(table.Of(one.Key), horizonDays).Select(change => one.Exposures.Sum(exposure => exposure.ProfitAt(change)))],
                confidence)),
        };

        double? Percent(double amount) => amount / worth * 100 is { } share ? Math.Round(share, ShareDigits) : null;
    }

    public static double Money(double amount) => Math.Round(amount, MoneyDigits);
}
