using Gateway.Instruments.Contracts;
using Gateway.Trading.Policy;
using Gateway.Tws.Model;

namespace Gateway.Tests.Trading.Policy;

[TestFixture]
[Category("Unit")]
public sealed class MarketViewsTests
{
    private static readonly ValuedLeg Bought = Leg(1), Sold = Leg(-2);

    [Test]
    public void Combine_Legs_AreTheNetOfTheSidesThatTrade()
    {
        var market = MarketViews.Combine([Bought, Sold], [new MarketView(10, 11, null), new MarketView(3, 4, null)]);

        // To buy it: buy the first at 11, sell two of the second at 3.
        market.Should().Be(new MarketView(Bid: 10 - (2 * 4), Ask: 11 - (2 * 3), Last: null, Gross: 11 + (2 * 4)));
    }

    [Test]
    public void Combine_OptionWithoutABid_IsSoldForNothing() =>
        MarketViews.Combine([Bought, Sold], [new MarketView(10, 11, null), new MarketView(null, 0.05m, null)])!.Ask.Should().Be(11);

    [Test]
    public void Combine_LegWithoutAQuote_HasNone() =>
        MarketViews.Combine([Bought, Sold], [new MarketView(10, 11, null), null]).Should().BeNull();

    [Test]
    public void Combine_DelayedLeg_MakesItDelayed() =>
        MarketViews.Combine([Bought, Sold], [new MarketView(10, 11, null, IsDelayed: true), new MarketView(3, 4, null)])!.IsDelayed.Should().BeTrue();

    private static ValuedLeg Leg(decimal ratio) =>
        new(new ContractDetails { Contract = new Contract { ConId = 1, SecType = "OPT", Multiplier = "100", Currency = "USD" } }, ratio);
}
