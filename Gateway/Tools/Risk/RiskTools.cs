using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Trading;
using Gateway.Tws.Model;

namespace Gateway.Tools.Risk;

/// <summary>The risk of a portfolio.</summary>
[Toolset("account", AccessScope.AccountRead)]
internal sealed class RiskTools(AccountChoice accounts, RiskReader reader)
{
    private const string All = "All";
    private const int MostDays = 20;
    private const int MostShocks = 20;
    private static readonly double[] UsualShocks = [-20, -10, -5, 5, 10, 20];

    [Tool("ibkr_get_portfolio_greeks", "Portfolio greeks", ReadOnly = true, Idempotent = true,
        Requests = "reqPositions, reqMktData, reqHistoricalData", Example = """{"betaTo":"SPY"}""")]
    [Rows("underlyings", 50)]
    [Description("Delta, gamma, theta and vega of all holdings by underlying, with delta weighted by beta.")]
    public async Task<GreeksResult> GetGreeksAsync(
        [Description("Account id, such as DU1234567; default: all accounts.")][Example("DU1234567")] string account = "",
        [Description("Benchmark of beta, such as SPY.")][Example("SPY")] ContractInput? betaTo = null,
        CancellationToken cancellationToken = default)
    {
        var only = accounts.OneOrAll(account);
        var (book, table, benchmark, benchmarkPrice) = await reader.ReadAsync(only, betaTo?.Contract ?? Usual, cancellationToken);
        var rows = book.ByUnderlying.Select(same => Row([.. same], table.BetaOf(same.Key), benchmarkPrice))
            .OrderByDescending(row => Math.Abs(row.DollarDelta)).ToList();
        return new GreeksResult
        {
            Account = only ?? All,
            Currency = book.Currency,
            Underlyings = rows,
            Count = rows.Count,
            DollarDelta = RiskFigures.Money(rows.Sum(row => row.DollarDelta)),
            Theta = RiskFigures.Money(rows.Sum(row => row.Theta)),
            Vega = RiskFigures.Money(rows.Sum(row => row.Vega)),
            BetaTo = benchmark.Symbol.OrNull(),
            BetaWeightedDelta = rows.TrueForAll(row => row.BetaWeightedDelta is not null) ? rows.Sum(row => row.BetaWeightedDelta) : null,
            Complete = book.Complete && book.Unpriced.Count == 0,
            NotPriced = book.Unpriced.Count == 0 ? null : book.Unpriced,
            AsOf = book.AsOf,
            DataType = book.DataType,
        };
    }

    [Tool("ibkr_get_portfolio_risk", "Portfolio risk", ReadOnly = true, Idempotent = true,
        Requests = "reqPositions, reqMktData, reqHistoricalData", Example = """{"confidence":0.99,"shocks":[-10,10]}""")]
    [Description("Value at risk from a year's daily bars, beta and stress of all holdings; with the method and the omitted positions.")]
    public async Task<RiskResult> GetRiskAsync(
        [Description("Account id, such as DU1234567; default: all accounts.")][Example("DU1234567")] string account = "",
        [Description("Benchmark of beta; default SPY.")][Example("SPY")] ContractInput? benchmark = null,
        [Description("0.95 is 95 %.")][Range(0.5, 0.999)][Fraction] double confidence = 0.95,
        [Description("Horizon in trading days.")][Range(1, MostDays)] int horizonDays = 1,
        [Percent][Description("Per cent moves of the benchmark.")][MaxLength(MostShocks)][Example("[-10, 10]")] double[]? shocks = null,
        CancellationToken cancellationToken = default)
    {
        var only = accounts.OneOrAll(account);
        var moves = shocks is { Length: > 0 } ? shocks : UsualShocks;
        if (Array.Exists(moves, move => !double.IsFinite(move) || move < -100 || move > 1000))
            throw ToolErrors.InvalidArgument("shocks: must be per cents from -100 to 1000; example: [-10, 10]");
        var (book, table, index, _) = await reader.ReadAsync(only, benchmark?.Contract ?? Usual, cancellationToken);
        return RiskFigures.Of(book, table, only ?? All, index.Symbol, confidence, horizonDays, moves);
    }

    private static Contract Usual => ContractGrammar.Parse("SPY");

    private static GreeksRow Row(IReadOnlyList<Exposure> exposures, double? beta, double? benchmarkPrice)
    {
        var money = exposures.Sum(exposure => exposure.DollarDelta);
        return new GreeksRow
        {
            Underlying = ContractInfo.Of(exposures[0].Underlying),
            Price = exposures[0].Price,
            Delta = exposures.Sum(exposure => exposure.Delta),
            DollarDelta = RiskFigures.Money(money),
            Gamma = exposures.Sum(exposure => exposure.Gamma),
            Theta = exposures.Sum(exposure => exposure.Theta),
            Vega = exposures.Sum(exposure => exposure.Vega),
            Beta = beta,
            BetaWeightedDelta = benchmarkPrice is > 0 ? money * beta / benchmarkPrice : null,
            Positions = exposures.Count,
        };
    }
}
