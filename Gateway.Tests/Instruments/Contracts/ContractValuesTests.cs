using Gateway.Instruments.Contracts;
using Gateway.Tests.Support;
using Gateway.Tws.Model;
using TwsSimulator.Market;

namespace Gateway.Tests.Instruments.Contracts;

/// <summary>What the contract details of each instrument say its prices are worth, beside what the simulator books by.</summary>
[TestFixture]
public sealed class ContractValuesTests
{
    private GatewayFixture _tools = null!;

    private ContractValues Values => _tools.Get<ContractValues>();

    [OneTimeSetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync(change: options => options with { MaxMessagesPerSecond = 0 });

    [OneTimeTearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [Test]
    public async Task OfAsync_EveryInstrument_IsWhatTheSimulatorBooksBy()
    {
        var instruments = _tools.Simulator.Simulation.Market.Underlyings.Where(one => one.SecType != "IND").Concat(Options()).ToList();

        var values = await Task.WhenAll(instruments.Select(one => Values.OfAsync(new Contract { ConId = one.ConId }, CancellationToken.None)))
            .WaitAsync(GatewayFixture.Deadline);

        instruments.Select(one => one.SecType).Distinct().Should().Contain(["STK", "FUT", "OPT", "FOP", "BOND", "CASH", "CRYPTO", "CFD", "FUND"]);
        instruments.Should().Contain(one => one.PriceMagnifier == 100);
        foreach (var (instrument, value) in instruments.Zip(values))
        {
            value.PointValue.Should().Be(instrument.PointValue, instrument.ToString());
            value.Currency.Should().Be(instrument.Currency);
        }
    }

    [Test]
    public async Task LegsAsync_Combination_HasSignedRatiosAndAPriceOfTheWhole()
    {
        var option = Options().First(one => one.SecType == "OPT");
        var combination = new Contract
        {
            SecType = "BAG",
            ComboLegs =
            [
                new ComboLeg { ConId = option.Underlying!.ConId, Ratio = 100, Action = "BUY" }, new ComboLeg { ConId = option.ConId, Ratio = 1, Action = "SELL" },
            ],
        };

        var legs = await Values.LegsAsync(combination, CancellationToken.None).WaitAsync(GatewayFixture.Deadline);

        legs.Select(leg => leg.Ratio).Should().Equal(100, -1);
        ValuedLeg.NetPrice(legs, [230m, 12m]).Should().Be(218m);
        (await Values.OfAsync(combination, CancellationToken.None).WaitAsync(GatewayFixture.Deadline)).PointValue.Should().Be(option.PointValue);
    }

    private IEnumerable<Instrument> Options()
    {
        lock (_tools.Simulator.Simulation.Gate)
            return [.. _tools.Simulator.Simulation.Market.Instruments.Where(one => one.IsOption).GroupBy(one => (one.SecType, one.Symbol)).Select(same => same.First())];
    }
}
