using Gateway.Tests.Support;
using Gateway.Tws.Model;
using TwsSimulator;
using TwsSimulator.Accounts;
using TwsSimulator.Market;
using TwsSimulator.Trading;
using TwsSimulator.Trading.Combos;

namespace Gateway.Tests.Simulator.Trading;

[TestFixture]
[Category("Unit")]
public sealed class OrderPreviewTests
{
    private readonly ComboMarket _market = new(new SimulatedTradingMarket(new SimulatedMarket(
        new SimulatorOptions { TimeProvider = new ManualTimeProvider(new DateTimeOffset(2026, 1, 6, 15, 0, 0, TimeSpan.Zero)) })));

    /// <summary>Steps of 5 from the strike at the money: legs as right, steps and quantity.</summary>
    [TestCase("debit call spread", 2.00, 200, "C 0 1", "C 1 -1")]
    [TestCase("debit put spread", 1.80, 180, "P 0 1", "P -1 -1")]
    [TestCase("credit put spread", -1.50, 350, "P 0 -1", "P -1 1")]
    [TestCase("iron condor", -1.20, 380, "P -3 1", "P -2 -1", "C 2 -1", "C 3 1")]
    [TestCase("butterfly", 0.80, 80, "C -1 1", "C 0 -2", "C 1 1")]
    public void Of_SpreadOfOptions_NeedsItsMostLoss(string name, double limit, decimal margin, params string[] legs)
    {
        var options = _market.Resolve(new Contract { Symbol = "AAPL", SecType = "OPT", Exchange = "SMART", LastTradeDateOrContractMonth = "202602" });
        var middle = options[options.Count / 2].Contract.Strike!.Value;
        var combination = new Contract
        {
            Symbol = "AAPL",
            SecType = "BAG",
            Currency = "USD",
            Exchange = "SMART",
            ComboLegs = [.. legs.Select(leg => Leg(options, middle, leg.Split(' ')))],
        };
        var terms = EngineBench.Terms("BUY", 1m, "LMT", (decimal)limit);
        var account = new Account("DU1000001");
        account.Deposit("USD", 100_000m);

        var preview = OrderPreview.Of(new SimOrder(default, 1, _market.Resolve(combination).Single(), account, combination, terms), _market);

        (preview.InitialAfter - preview.InitialBefore).Should().Be(margin, name);
        (preview.MaintenanceAfter - preview.MaintenanceBefore).Should().Be(margin, name);
        (preview.EquityBefore - preview.EquityAfter).Should().Be(preview.Commission, "what is paid for options is worth as much");
    }

    private static ComboLeg Leg(IReadOnlyList<Tradable> options, decimal middle, string[] parts)
    {
        var quantity = int.Parse(parts[2], CultureInfo.InvariantCulture);
        var strike = middle + 5 * int.Parse(parts[1], CultureInfo.InvariantCulture);
        return new ComboLeg
        {
            ConId = options.Single(option => option.Contract.Right == parts[0] && option.Contract.Strike == strike).ConId,
            Ratio = Math.Abs(quantity),
            Action = quantity > 0 ? "BUY" : "SELL",
            Exchange = "SMART",
        };
    }
}
