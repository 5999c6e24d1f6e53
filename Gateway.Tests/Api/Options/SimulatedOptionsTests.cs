using Gateway.Tests.Support;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Api.Options;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.Options;

/// <summary>Option parameters, computations and exercise over a real socket.</summary>
[TestFixture]
public sealed class SimulatedOptionsTests
{
    private SimulatedTws _tws = null!;

    private OptionsApi Options => _tws.Client.Options;

    [SetUp]
    public async Task StartAsync() => _tws = await SimulatedTws.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _tws.DisposeAsync();

    [TestCase("AAPL", "STK", "SMART", "100")]
    [TestCase("SPX", "IND", "CBOE", "100")]
    [TestCase("ES", "FUT", "CME", "50")]
    public async Task ParametersAsync_EachKindOfUnderlying_HasAChain(string symbol, string secType, string exchange, string multiplier)
    {
        var underlying = await FindAsync(new Contract { Symbol = symbol, SecType = secType, Exchange = exchange, Currency = "USD" });

        var answer = await Options.ParametersAsync(underlying).WaitAsync(SimulatedTws.Limit);

        answer.Complete.Should().BeTrue();
        answer.Items.Should().OnlyContain(chain =>
            chain.UnderlyingConId == underlying.ConId && chain.Multiplier == multiplier && chain.Expirations.Count > 0 && chain.Strikes.Count > 10);
        answer.Items.Should().Contain(chain => chain.Exchange == exchange);
    }

    [Test]
    public async Task PriceAsync_ThenImpliedVolatility_GivesTheVolatilityBack()
    {
        var option = await OptionAsync("C", inTheMoney: false);

        var priced = await Options.PriceAsync(option, 0.35, option.Strike!.Value).WaitAsync(SimulatedTws.Limit);
        var implied = await Options.ImpliedVolatilityAsync(option, priced.Price!.Value, option.Strike.Value).WaitAsync(SimulatedTws.Limit);

        implied.ImpliedVolatility.Should().BeApproximately(0.35, 1e-3);
        priced.Delta.Should().BeInRange(0.4, 0.7);
        priced.UnderlyingPrice.Should().Be(option.Strike);
    }

    [Test]
    public async Task ImpliedVolatilityAsync_PriceThatNoneExplains_IsNullNotASentinel()
    {
        var option = await OptionAsync("C", inTheMoney: true);

        var implied = await Options.ImpliedVolatilityAsync(option, 0.01m, option.Strike!.Value * 2).WaitAsync(SimulatedTws.Limit);

        implied.ImpliedVolatility.Should().BeNull();
        implied.Delta.Should().BeNull();
        implied.Price.Should().BeNull();
    }

    [Test]
    public async Task ExerciseAsync_CallInTheMoney_BecomesStockAtTheStrike()
    {
        var option = await OptionAsync("C", inTheMoney: true);
        await BuyAsync(option, 2);
        var before = await HeldAsync(265598);

        var result = await Options.ExerciseAsync(option, new OptionExercise(ExerciseAction.Exercise, 2, "DU1000001"), SimulatedTws.Limit).WaitAsync(SimulatedTws.Limit);

        result.Outcome.Should().Be(OrderOutcome.Confirmed);
        await Eventually.TrueAsync(() => _tws.Client.Orders.Find(result.OrderId)?.Status == "Filled");
        (await HeldAsync(option.ConId)).Should().Be(0);
        (await HeldAsync(265598)).Should().Be(before + 200);
    }

    [Test]
    public async Task ExerciseAsync_Lapse_TakesTheOptionAlone()
    {
        var option = await OptionAsync("C", inTheMoney: false);
        await BuyAsync(option, 1);
        var before = await HeldAsync(265598);

        var result = await Options.ExerciseAsync(option, new OptionExercise(ExerciseAction.Lapse, 1, "DU1000001"), SimulatedTws.Limit).WaitAsync(SimulatedTws.Limit);

        await Eventually.TrueAsync(() => _tws.Client.Orders.Find(result.OrderId)?.Status == "Filled");
        (await HeldAsync(option.ConId)).Should().Be(0);
        (await HeldAsync(265598)).Should().Be(before);
    }

    [Test]
    public async Task ExerciseAsync_OutOfTheMoney_NeedsTheOverride()
    {
        var option = await OptionAsync("P", inTheMoney: false);
        await BuyAsync(option, 1);
        var plain = new OptionExercise(ExerciseAction.Exercise, 1, "DU1000001");

        var refused = await Options.ExerciseAsync(option, plain, SimulatedTws.Limit).WaitAsync(SimulatedTws.Limit);
        var forced = await Options.ExerciseAsync(option, plain with { Override = true }, SimulatedTws.Limit).WaitAsync(SimulatedTws.Limit);

        refused.Outcome.Should().Be(OrderOutcome.Rejected);
        refused.Reason!.Text.Should().Contain("not in-the-money");
        forced.Outcome.Should().Be(OrderOutcome.Confirmed);
    }

    [Test]
    public async Task ExerciseAsync_NotHeld_IsRejected()
    {
        var option = await OptionAsync("C", inTheMoney: true);

        var result = await Options.ExerciseAsync(option, new OptionExercise(ExerciseAction.Exercise, 1, "DU1000001"), SimulatedTws.Limit).WaitAsync(SimulatedTws.Limit);

        result.Outcome.Should().Be(OrderOutcome.Rejected);
        result.Reason!.Code.Should().Be(322);
    }

    [Test]
    public async Task CancelAsync_InstructionThatWaits_IsCancelled()
    {
        _tws.Server.Faults.Orders.HoldFills = false;
        var option = await OptionAsync("C", inTheMoney: true);
        await BuyAsync(option, 1);
        _tws.Server.Faults.Orders.HoldFills = true;

        var result = await Options.ExerciseAsync(option, new OptionExercise(ExerciseAction.Exercise, 1, "DU1000001"), SimulatedTws.Limit).WaitAsync(SimulatedTws.Limit);
        var cancelled = await _tws.Client.Orders.CancelAsync(result.OrderId, SimulatedTws.Limit).WaitAsync(SimulatedTws.Limit);

        cancelled.Outcome.Should().Be(CancelOutcome.Cancelled);
        (await HeldAsync(option.ConId)).Should().Be(1);
    }

    /// <summary>An AAPL option of the last expiry, some way from the money.</summary>
    private async Task<Contract> OptionAsync(string right, bool inTheMoney)
    {
        var apple = new Contract { ConId = 265598, Symbol = "AAPL", SecType = "STK", Exchange = "SMART" };
        var chain = (await Options.ParametersAsync(apple).WaitAsync(SimulatedTws.Limit)).Items[0];
        var low = inTheMoney == (right == "C");
        var strike = low ? chain.Strikes[1] : chain.Strikes[^2];
        return await FindAsync(new Contract
        {
            Symbol = "AAPL",
            SecType = "OPT",
            Exchange = "SMART",
            Currency = "USD",
            LastTradeDateOrContractMonth = chain.Expirations[^1],
            Strike = strike,
            Right = right,
        });
    }

    private async Task<Contract> FindAsync(Contract contract) =>
        (await _tws.Client.Contracts.DetailsAsync(contract).WaitAsync(SimulatedTws.Limit)).Items[0].Contract;

    private async Task BuyAsync(Contract option, decimal quantity)
    {
        var order = new Order { Action = "BUY", TotalQuantity = quantity, OrderType = "MKT", Tif = "DAY", Account = "DU1000001", OrderRef = "buy" };
        var bought = await _tws.Client.Orders.PlaceAsync(option, order, SimulatedTws.Limit).WaitAsync(SimulatedTws.Limit);
        bought.Status.Should().Be("Filled");
    }

    private async Task<decimal> HeldAsync(int conId)
    {
        var positions = await _tws.Client.Accounts.PositionsAsync().WaitAsync(SimulatedTws.Limit);
        return positions.Items.Where(position => position.Contract.ConId == conId).Sum(position => position.Quantity);
    }
}
