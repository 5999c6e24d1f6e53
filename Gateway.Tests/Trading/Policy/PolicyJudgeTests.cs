using Gateway.Configuration;
using Gateway.Trading.Policy;

namespace Gateway.Tests.Trading.Policy;

/// <summary>Each limit at its edge: the last value that passes, and the first that does not.</summary>
[TestFixture]
[Category("Unit")]
public sealed class PolicyJudgeTests
{
    private static readonly MarketView Market = new(Bid: 99, Ask: 101, Last: 100);

    private static readonly OrderFacts Buy = new()
    {
        Buys = true,
        Terms = new OrderTerms(OrderStyle.Direct, Limit: 100),
        Quantity = 10,
        Market = Market,
        Tick = 0.01m,
        NetLiquidation = 100_000,
        DailyPnL = 0,
        OpenOrders = 0,
        Positions = [Position(0, 10)],
        Accounts = ["DU1"],
        Symbol = "AAPL",
        SecType = "STK",
        Exchange = "SMART",
    };

    private static readonly OrderFacts Sell = Buy with { Buys = false, Positions = [Position(0, -10)] };

    private static PolicyOptions None => PolicyOptions.Unlimited;

    [Test]
    public void Judge_Defaults_LetAnOrdinaryOrderPass()
    {
        Denied(Buy, new PolicyOptions()).Should().BeNull();
        Denied(Sell, new PolicyOptions()).Should().BeNull();
    }

    [TestCase(10, null)]
    [TestCase(10.00000001, nameof(PolicyOptions.MaxQuantity))]
    public void Judge_Quantity_IsAtMostTheLimit(decimal quantity, string? limit) =>
        Denied(Buy with { Quantity = quantity }, None with { MaxQuantity = 10 }).Should().Be(limit);

    [TestCase(1010, null)]
    [TestCase(1011, nameof(PolicyOptions.MaxQuantity))]
    public void Judge_QuantityOfMoney_IsWhatItBuysAtTheAsk(decimal cash, string? limit) =>
        Denied(Buy with { Quantity = null, Cash = cash }, None with { MaxQuantity = 10 }).Should().Be(limit);

    [Test]
    public void Judge_QuantityOfAHedge_IsNotKnownAndSoDenied() =>
        Denied(Buy with { Quantity = null }, None with { MaxQuantity = 10 }).Should().Be(nameof(PolicyOptions.MaxQuantity));

    [Test]
    public void Judge_NoQuote_LetsAPricePassAndDeniesTheMarket()
    {
        var blind = Buy with { Market = null };

        Denied(blind, new PolicyOptions()).Should().BeNull();
        Denied(blind with { Terms = new OrderTerms(OrderStyle.Direct) }, new PolicyOptions()).Should().Be(nameof(PolicyOptions.MaxNotionalPercent));
        Denied(blind with { Terms = new OrderTerms(OrderStyle.Direct) }, None).Should().BeNull();
        PolicyJudge.Judge(blind with { Terms = new OrderTerms(OrderStyle.Direct) }, Of(new PolicyOptions()), new PolicyTally())!.Text
            .Should().Contain("no fresh quote");
    }

    [TestCase(1000, null)]
    [TestCase(999, nameof(PolicyOptions.MaxNotional))]
    public void Judge_Notional_IsAtMostTheLimit(decimal most, string? limit) => Denied(Buy, None with { MaxNotional = most }).Should().Be(limit);

    [TestCase(1010, null)]
    [TestCase(1009, nameof(PolicyOptions.MaxNotional))]
    public void Judge_MarketOrder_IsWorthTheFarSide(decimal most, string? limit) =>
        Denied(Buy with { Terms = new OrderTerms(OrderStyle.Direct) }, None with { MaxNotional = most }).Should().Be(limit);

    [TestCase(990, null)]
    [TestCase(989, nameof(PolicyOptions.MaxNotional))]
    public void Judge_SaleBelowTheMarket_IsWorthTheBid(decimal most, string? limit) =>
        Denied(Sell with { Terms = new OrderTerms(OrderStyle.Direct, 0.01m) }, None with { MaxNotional = most }).Should().Be(limit);

    [Test]
    public void Judge_SaleWithoutAQuote_HasNoWorth()
    {
        Denied(Sell with { Market = null, Terms = new OrderTerms(OrderStyle.Direct, 0.01m) }, None with { MaxNotional = 50_000 })
            .Should().Be(nameof(PolicyOptions.MaxNotional), "a limit is the least that a sale gets");
        Denied(Buy with { Market = null, SecType = "BAG" }, None with { MaxNotional = 50_000 })
            .Should().Be(nameof(PolicyOptions.MaxNotional), "the price of a combination says nothing of its legs");
    }

    [Test]
    public void Judge_PriceThatIsNoCap_DoesNotLowerTheWorth()
    {
        Denied(Buy with { Terms = new OrderTerms(OrderStyle.Direct) { Start = 0.01m } }, None with { MaxNotional = 1000 }).Should().Be(nameof(PolicyOptions.MaxNotional));
        Denied(Buy with { Terms = new OrderTerms(OrderStyle.Stop, Trigger: 0.01m) }, None with { MaxNotional = 1000 }).Should().Be(nameof(PolicyOptions.MaxNotional));
        Denied(Buy with { Terms = new OrderTerms(OrderStyle.Direct), Reach = 150 }, None with { MaxNotional = 1400 }).Should().Be(nameof(PolicyOptions.MaxNotional));
        Denied(Sell with { Terms = new OrderTerms(OrderStyle.Direct), Reach = 0.01m }, None with { MaxNotional = 900 }).Should().Be(nameof(PolicyOptions.MaxNotional));
    }

    [Test]
    public void Judge_WhatCannotBeKnown_IsDeniedWhileALimitNeedsIt()
    {
        var scale = Buy with { Unknowable = "scaleTable" };

        Denied(scale, None with { PriceCollarPercent = 10 }).Should().Be(nameof(PolicyOptions.PriceCollarPercent));
        Denied(scale, None with { MaxNotional = 1_000_000 }).Should().Be(nameof(PolicyOptions.MaxNotional));
        Denied(scale, None with { MaxPosition = 1_000_000 }).Should().Be(nameof(PolicyOptions.MaxPosition));
        Denied(scale, None).Should().BeNull();
    }

    [Test]
    public void Judge_MultiplierAndRate_AreInTheNotional()
    {
        var future = Buy with { PointValue = 50, Rate = 0.5m, Quantity = 1 };

        Denied(future, None with { MaxNotional = 2500 }).Should().BeNull();
        Denied(future, None with { MaxNotional = 2499 }).Should().NotBeNull();
        Denied(future with { Rate = null }, None with { MaxNotional = 2500 }).Should().NotBeNull("a limit that cannot be held is broken");
    }

    [TestCase(1, null)]
    [TestCase(0.99, nameof(PolicyOptions.MaxNotionalPercent))]
    public void Judge_NotionalPercent_IsOfTheNetLiquidation(decimal percent, string? limit) =>
        Denied(Buy, None with { MaxNotionalPercent = percent }).Should().Be(limit);

    [Test]
    public void Judge_NetLiquidationNotKnown_IsDenied() =>
        Denied(Buy with { NetLiquidation = null }, new PolicyOptions()).Should().Be(nameof(PolicyOptions.MaxNotionalPercent));

    [Test]
    public void Judge_HedgeOfItsParentsSize_PassesTheDefaultAndNotASetLimit()
    {
        var hedge = Buy with { Quantity = null };

        Denied(hedge, new PolicyOptions()).Should().BeNull();
        Denied(hedge, None with { MaxNotional = 1_000_000 }).Should().Be(nameof(PolicyOptions.MaxNotional));
    }

    [Test]
    public void Judge_NumbersBeyondADecimal_AreDenied() =>
        Denied(Buy with { Quantity = 1e12m, Terms = new OrderTerms(OrderStyle.Direct, 1e12m), Market = null, PointValue = 1e6m }, new PolicyOptions())
            .Should().Be(nameof(PolicyOptions.MaxNotionalPercent));

    [TestCase(4000, null)]
    [TestCase(4000.01, nameof(PolicyOptions.MaxDayNotional))]
    public void Judge_DayNotional_AddsUp(decimal before, string? limit) =>
        Denied(Buy, None with { MaxDayNotional = 5000 }, new PolicyTally(DayNotional: before)).Should().Be(limit);

    [TestCase(500, null)]
    [TestCase(499, nameof(PolicyOptions.MaxDayNotional))]
    public void Judge_Change_AddsWhatItIsWorthMore(decimal left, string? limit) =>
        Denied(Buy with { IsNew = false, WorthBefore = 500 }, None with { MaxDayNotional = 1000 }, new PolicyTally(DayNotional: 1000 - left)).Should().Be(limit);

    [TestCase(4, null)]
    [TestCase(5, nameof(PolicyOptions.MaxDayOrders))]
    public void Judge_DayOrders_AreCounted(decimal before, string? limit) =>
        Denied(Buy, None with { MaxDayOrders = 5 }, new PolicyTally(DayOrders: before)).Should().Be(limit);

    [TestCase(-999.99, null)]
    [TestCase(-1000, nameof(PolicyOptions.MaxDayLoss))]
    [TestCase(null, nameof(PolicyOptions.MaxDayLoss))]
    [TestCase(1000, null)]
    public void Judge_DayLoss_StopsWhatIsNoExit(decimal? today, string? limit)
    {
        Denied(Buy with { DailyPnL = today }, None with { MaxDayLoss = 1000 }).Should().Be(limit);
        Denied(Buy with { DailyPnL = today, IsExit = true }, None with { MaxDayLoss = 1000 }).Should().BeNull();
    }

    [TestCase(2, null)]
    [TestCase(3, nameof(PolicyOptions.MaxOpenOrders))]
    [TestCase(null, nameof(PolicyOptions.MaxOpenOrders))]
    public void Judge_OpenOrders_AreCounted(int? open, string? limit) =>
        Denied(Buy with { OpenOrders = open }, None with { MaxOpenOrders = 3 }).Should().Be(limit);

    [TestCase(90, 0, null)]
    [TestCase(91, 0, nameof(PolicyOptions.MaxPosition))]
    [TestCase(80, 11, nameof(PolicyOptions.MaxPosition))]
    public void Judge_Position_IsWhatOpenOrdersMakeToo(decimal held, decimal openBuys, string? limit) =>
        Denied(Buy with { Positions = [Position(held, 10, openBuys)] }, None with { MaxPosition = 100 }).Should().Be(limit);

    [Test]
    public void Judge_PositionNotKnown_IsDenied()
    {
        Denied(Buy with { Positions = null }, None with { MaxPosition = 100 }).Should().Be(nameof(PolicyOptions.MaxPosition));
        Denied(Buy with { Positions = null }, None with { LongOnly = true }).Should().Be(nameof(PolicyOptions.LongOnly));
    }

    [TestCase(10, 0, null)]
    [TestCase(9, 0, nameof(PolicyOptions.LongOnly))]
    [TestCase(15, 6, nameof(PolicyOptions.LongOnly))]
    public void Judge_LongOnly_RefusesWhatCouldBeShort(decimal held, decimal openSells, string? limit) =>
        Denied(Sell with { Positions = [Position(held, -10, 0, openSells)] }, None with { LongOnly = true }).Should().Be(limit);

    [Test]
    public void Judge_LegOfACombination_CountsByItself()
    {
        var spread = Buy with { Positions = [Position(0, 10), Position(0, -10)] };

        Denied(spread, None with { LongOnly = true }).Should().Be(nameof(PolicyOptions.LongOnly));
        Denied(spread, None with { MaxPosition = 10 }).Should().BeNull();
        Denied(spread, None with { MaxPosition = 9 }).Should().Be(nameof(PolicyOptions.MaxPosition));
    }

    [TestCase(1, null)]
    [TestCase(2, nameof(PolicyOptions.MaxMinuteOrders))]
    public void Judge_MinuteOrders_AreCounted(int before, string? limit) =>
        Denied(Buy, None with { MaxMinuteOrders = 2 }, new PolicyTally(MinuteOrders: before)).Should().Be(limit);

    [TestCase(4.9, nameof(PolicyOptions.RepeatSeconds))]
    [TestCase(5.0, null)]
    [TestCase(null, null)]
    public void Judge_SameOrder_IsNotRepeatedTooSoon(decimal? since, string? limit) =>
        Denied(Buy, None with { RepeatSeconds = 5 }, new PolicyTally(SinceSame: since)).Should().Be(limit);

    [Test]
    public void Judge_Rejections_PauseOrdersAndNotChanges()
    {
        var options = None with { MaxRejections = 3 };
        var tripped = new PolicyTally(Rejections: 3, Paused: TimeSpan.FromSeconds(90));

        PolicyJudge.Judge(Buy, Of(options), tripped)!.Text.Should().Contain("3 orders in a row").And.Contain("90 s");
        Denied(Buy with { IsNew = false }, options, tripped).Should().BeNull();
        Denied(Buy, options, tripped with { Rejections = 2 }).Should().BeNull();
        Denied(Buy, options, tripped with { Paused = null }).Should().BeNull();
    }

    [Test]
    public void Judge_Lists_AreKept()
    {
        Denied(Buy, None with { Accounts = ["du1"] }).Should().BeNull("names are compared without case");
        Denied(Buy with { Accounts = ["DU1", "DU2"] }, None with { Accounts = ["DU1"] }).Should().Be(nameof(PolicyOptions.Accounts));
        Denied(Buy, None with { Symbols = ["MSFT"] }).Should().Be(nameof(PolicyOptions.Symbols));
        Denied(Buy, None with { Symbols = ["MSFT", "AAPL"] }).Should().BeNull();
        Denied(Buy, None with { DeniedSymbols = ["AAPL"] }).Should().Be(nameof(PolicyOptions.DeniedSymbols));
        Denied(Buy with { Symbol = "AAPL,MSFT" }, None with { DeniedSymbols = ["MSFT"] }).Should().Be(nameof(PolicyOptions.DeniedSymbols), "a leg counts");
        Denied(Buy with { Symbol = "AAPL,MSFT" }, None with { Symbols = ["AAPL"] }).Should().Be(nameof(PolicyOptions.Symbols));
        Denied(Buy, None with { SecTypes = ["OPT"] }).Should().Be(nameof(PolicyOptions.SecTypes));
        Denied(Buy, None with { Exchanges = ["IDEALPRO"] }).Should().Be(nameof(PolicyOptions.Exchanges));
        Denied(Buy with { OutsideRth = true }, None with { OutsideRth = false }).Should().Be(nameof(PolicyOptions.OutsideRth));
        Denied(Buy, None with { OutsideRth = false }).Should().BeNull();
    }

    [Test]
    public void Judge_ClosedField_NeedsItsName()
    {
        var odd = Buy with { ClosedFields = ["clearingAccount"] };

        Denied(odd, new PolicyOptions()).Should().Be(nameof(PolicyOptions.OpenFields));
        Denied(odd, new PolicyOptions { OpenFields = ["ClearingAccount"] }).Should().BeNull();
        Denied(odd, new PolicyOptions { OpenFields = ["all"] }).Should().BeNull();
        Denied(odd, new PolicyOptions { OpenFields = ["origin"] }).Should().Be(nameof(PolicyOptions.OpenFields));
    }

    [Test]
    public void Judge_Exit_KeepsSizeAndPriceOnly()
    {
        var exit = Sell with { IsExit = true, Positions = null, NetLiquidation = null, OpenOrders = null, DailyPnL = null, Rate = null };
        var tight = None with
        {
            MaxNotional = 1,
            MaxNotionalPercent = 1,
            MaxDayNotional = 1,
            MaxDayOrders = 1,
            MaxDayLoss = 1,
            MaxOpenOrders = 1,
            MaxPosition = 1,
            LongOnly = true,
        };

        Denied(exit, tight, new PolicyTally(DayOrders: 1)).Should().BeNull();
        Denied(exit, tight with { MaxQuantity = 1 }).Should().Be(nameof(PolicyOptions.MaxQuantity));
        Denied(exit with { Terms = new OrderTerms(OrderStyle.Direct, 1) }, tight with { PriceCollarPercent = 10 }).Should().Be(nameof(PolicyOptions.PriceCollarPercent));
    }

    [Test]
    public void ToError_NamesLimitValueAndSetting()
    {
        var denial = PolicyJudge.Judge(Buy, Of(None with { MaxQuantity = 9 }), new PolicyTally())!;
        var ofToken = PolicyJudge.Judge(Buy, new PolicyLimits(None with { MaxQuantity = 9 }, "bot"), new PolicyTally())!;

        denial.ToError().Error.Code.Should().Be("policy");
        denial.ToError().Message.Should().Be("Denied, nothing was sent: the quantity is 10, at most 9 is allowed (limit TRADING_MAX_QUANTITY=9).");
        ofToken.ToError().Message.Should().EndWith("(limit maxQuantity of the token bot=9).");
    }

    private static string? Denied(OrderFacts facts, PolicyOptions options, PolicyTally? tally = null) =>
        PolicyJudge.Judge(facts, Of(options), tally ?? new PolicyTally())?.Limit;

    private static PolicyLimits Of(PolicyOptions options) => new(options, TokenName: null);

    private static PositionView Position(decimal held, decimal change, decimal openBuys = 0, decimal openSells = 0) =>
        new("AAPL", held, openBuys, openSells, change);
}
