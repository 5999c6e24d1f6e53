using Gateway.Tws.Model;
using TwsSimulator.Trading;
using static Gateway.Tests.Simulator.Trading.EngineBench;

namespace Gateway.Tests.Simulator.Trading;

/// <summary>Combinations are priced, traded and booked by their legs.</summary>
[TestFixture]
public sealed class ComboOrderTests
{
    // The option's multiplier is 100: a hundred shares and one option are one combination, priced a share.
    private static readonly ComboLeg Shares = new() { ConId = ScriptedMarket.Aapl, Ratio = 100, Action = "BUY", Exchange = "SMART" };
    private static readonly ComboLeg Written = new() { ConId = ScriptedMarket.Option, Ratio = 1, Action = "SELL", Exchange = "SMART" };

    [TestCase("BUY", 95.12, 100.02, 4.90)]
    [TestCase("SELL", 94.88, 99.98, 5.10)]
    public void Place_MarketCombination_TradesEveryLegAtItsFarSide(string action, decimal price, decimal shares, decimal option)
    {
        var bench = new EngineBench();

        var order = bench.TryPlaceCombo(Terms(action, 2m, "MKT"), Shares, Written)!;

        order.Status.Should().Be("Filled");
        order.AverageFillPrice.Should().Be(price);
        bench.Fills.Select(fill => (fill.Contract.SecType, fill.Quantity, fill.Price)).Should().Equal(("BAG", 2m, price), ("STK", 200m, shares), ("OPT", 2m, option));
        bench.Fills.Select(fill => fill.IsBuy).Should().Equal(action == "BUY", action == "BUY", action == "SELL");
        bench.Account.QuantityOf(ScriptedMarket.Aapl).Should().Be(action == "BUY" ? 200m : -200m);
        bench.Account.QuantityOf(ScriptedMarket.Option).Should().Be(action == "BUY" ? -2m : 2m);
        order.Commission.Should().Be(2.30m, "1.00 for the shares and 1.30 for the options");
    }

    [Test]
    public void Place_LimitCombination_RestsUntilTheLegsTogetherReachIt()
    {
        var bench = new EngineBench();
        var order = bench.TryPlaceCombo(Terms("BUY", 1m, "LMT", 94.5m), Shares, Written)!;
        order.Status.Should().Be("Submitted");

        bench.Step(98.98m, 99.02m, 99m);

        order.Status.Should().Be("Filled");
        order.AverageFillPrice.Should().Be(94.12m);
    }

    [Test]
    public void Place_PricesByLeg_WaitForTheLastLeg()
    {
        var bench = new EngineBench();
        var terms = Terms("BUY", 1m, "LMT") with { OrderComboLegs = [new OrderComboLeg(99.5m), new OrderComboLeg(4.00m)] };
        var order = bench.TryPlaceCombo(terms, Shares, Written)!;
        order.Status.Should().Be("Submitted", "the shares cost more than 99.50");

        bench.Step(99.46m, 99.50m, 99.48m);

        order.Status.Should().Be("Filled");
    }

    [Test]
    public void Place_WhatIf_CountsEveryLeg()
    {
        var bench = new EngineBench();

        bench.TryPlaceCombo(Terms("BUY", 1m, "LMT", 95m) with { WhatIf = true }, Shares, Written);

        var preview = bench.Previews.Should().ContainSingle().Subject;
        preview.Commission.Should().Be(2.00m);
        (preview.InitialAfter - preview.InitialBefore).Should().BeGreaterThan(3000m, "30 % of the shares, and the margin of the written option");
    }

    [Test]
    public void Modify_OtherLegs_Is105()
    {
        var bench = new EngineBench();
        var order = bench.TryPlaceCombo(Terms("BUY", 1m, "LMT", 90m), Shares, Written)!;

        bench.Engine.Place(order.Key, order.Contract with { ComboLegs = [Shares, Written with { Action = "BUY" }] }, Terms("BUY", 1m, "LMT", 91m));

        bench.Refusals.Should().ContainSingle().Which.Code.Should().Be(105);
        order.Terms.LmtPrice.Should().Be(90m);
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        var limit = Terms("BUY", 1m, "LMT", 95m);
        yield return new TestCaseData(limit, new[] { Shares }, 321).SetArgDisplayNames("one leg");
        yield return new TestCaseData(limit, new[] { Shares, Written with { Ratio = 0 } }, 321).SetArgDisplayNames("no ratio");
        yield return new TestCaseData(limit, new[] { Shares, Written with { Action = "HOLD" } }, 321).SetArgDisplayNames("no action");
        yield return new TestCaseData(limit, new[] { Shares, Written with { ConId = 4711 } }, 200).SetArgDisplayNames("unknown leg");
        yield return new TestCaseData(limit with { OrderType = "TRAIL" }, new[] { Shares, Written }, 387).SetArgDisplayNames("type");
        yield return new TestCaseData(limit with { OrderComboLegs = [new(1m), new(2m)] }, new[] { Shares, Written }, 321).SetArgDisplayNames("both prices");
        yield return new TestCaseData(limit with { LmtPrice = null, OrderComboLegs = [new(1m), new(null)] }, new[] { Shares, Written }, 321).SetArgDisplayNames("one leg price");
        yield return new TestCaseData(limit with { SmartComboRoutingParams = [new("NonGuaranteed", "2")] }, new[] { Shares, Written }, 10043).SetArgDisplayNames("guarantee");
        yield return new TestCaseData(limit with { SmartComboRoutingParams = [new("Fast", "1")] }, new[] { Shares, Written }, 321).SetArgDisplayNames("routing");
    }

    [TestCaseSource(nameof(Wrong))]
    public void Place_BrokenRule_RefusesWithItsCode(Order terms, ComboLeg[] legs, int code)
    {
        var bench = new EngineBench();

        bench.TryPlaceCombo(terms, legs);

        bench.Refusals.Should().ContainSingle().Which.Code.Should().Be(code);
        bench.Store.Live.Should().BeEmpty();
    }
}
