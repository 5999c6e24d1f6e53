using Gateway.Tws.Model;
using static Gateway.Tests.Simulator.Trading.EngineBench;

namespace Gateway.Tests.Simulator.Trading;

[TestFixture]
public sealed class OrderAdviceTests
{
    [Test]
    public void Place_MarketClosed_SaysWhenItOpens()
    {
        var bench = new EngineBench();
        (bench.Market.Open, bench.Market.Regular) = (false, false);

        var order = bench.Place(Terms("BUY", 100m, "LMT", 100m));

        order.Status.Should().Be("PreSubmitted");
        var note = bench.Notes.Should().ContainSingle().Subject;
        note.Code.Should().Be(399);
        note.Text.Should().Be(
            "Order Message:\nBUY 100 AAPL NASDAQ.NMS\nWarning: Your order will not be placed at the exchange until 2026-04-06 11:30:00 US/Eastern.");
        bench.Refusals.Should().BeEmpty();
    }

    [Test]
    public void Place_OddLotOfCurrency_IsNotedAndFilled()
    {
        var bench = new EngineBench();

        var order = bench.Place(Terms("SELL", 7_000m, "MKT"), ScriptedMarket.EurUsd);

        order.Status.Should().Be("Filled");
        bench.Notes.Should().ContainSingle().Which.Text.Should().StartWith("Order Message:\nSELL 7000 EUR.USD Forex\nWarning: ").And.Contain("odd lot");
    }

    [TestCase(19_999, true)]
    [TestCase(20_000, false)]
    public void WhatIf_OddLotOfCurrency_HasTheWarning(decimal quantity, bool warned)
    {
        var bench = new EngineBench();

        bench.TryPlace(Terms("BUY", quantity, "MKT") with { WhatIf = true }, ScriptedMarket.EurUsd);

        bench.Previews.Single().Warning.Contains("odd lot", StringComparison.Ordinal).Should().Be(warned);
    }

    [TestCase("MKT", ScriptedMarket.Aapl, 2109)]
    [TestCase("LMT", ScriptedMarket.Aapl, null)]
    [TestCase("LMT", ScriptedMarket.Option, 2109)]
    [TestCase("LMT", ScriptedMarket.Future, null)]
    public void Place_OutsideRth_IsIgnoredWhereItMeansNothing(string type, int conId, int? code)
    {
        var bench = new EngineBench();

        var order = bench.Place(Terms("BUY", 1m, type, type == "LMT" ? 1m : null) with { OutsideRth = true }, conId);

        order.Terms.OutsideRth.Should().Be(code is null);
        bench.Notes.Select(note => note.Code).Should().Equal(code is { } one ? [one] : []);
    }

    [Test]
    public void Place_LimitFarThroughTheMarket_IsCapped()
    {
        var bench = new EngineBench();

        bench.Place(Terms("BUY", 1m, "LMT", 120m)).Status.Should().Be("Filled");
        bench.Place(Terms("SELL", 1m, "LMT", 99m)).Status.Should().Be("Filled");

        bench.Notes.Should().ContainSingle().Which.Code.Should().Be(2161);
    }

    [TestCase("20260601 12:00:00", 2174)]
    [TestCase("20260601 12:00:00 US/Eastern", null)]
    [TestCase("20260601-12:00:00", null)]
    public void Place_TimeWithoutZone_IsNoted(string time, int? code)
    {
        var bench = new EngineBench();

        bench.Place(Terms("BUY", 1m, "LMT", 90m) with { Tif = "GTD", GoodTillDate = time });
        bench.Place(Terms("BUY", 1m, "LMT", 90m) with { Conditions = [new TimeCondition { Time = time, IsMore = true }] });

        bench.Notes.Select(note => note.Code).Should().Equal(code is { } one ? [one, one] : []);
    }

    [Test]
    public void Place_Untransmitted_IsNotedWhenItIsTransmitted()
    {
        var bench = new EngineBench();
        (bench.Market.Open, bench.Market.Regular) = (false, false);
        var terms = Terms("BUY", 100m, "LMT", 100m) with { Transmit = false };
        var order = bench.Place(terms);
        bench.Notes.Should().BeEmpty();

        bench.Modify(order, terms with { Transmit = true });

        bench.Notes.Should().ContainSingle().Which.Code.Should().Be(399);
    }
}
