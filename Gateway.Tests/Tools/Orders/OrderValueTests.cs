using Gateway.Instruments.Contracts;
using Gateway.Tools.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tests.Tools.Orders;

[TestFixture]
public sealed class OrderValueTests
{
    private static readonly Order Limit = new() { Action = "BUY", TotalQuantity = 10, OrderType = "LMT", LmtPrice = 150 };

    private static readonly OrderValue Stock = new(new ContractValue(1, 1, "USD"), []);
    private static readonly OrderValue Pence = new(new ContractValue(1, 0.01m, "GBP"), []);
    private static readonly OrderValue Spread = new(new ContractValue(100, 100, "USD"), [Leg(1), Leg(-2)]);

    [Test]
    public void Text_LimitOrder_IsItsValueAtTheLimit()
    {
        Stock.Text(Limit).Should().Be("1500 USD");
        Pence.Text(Limit).Should().Be("15 GBP");
        Spread.Text(Limit with { LmtPrice = -1.25m }).Should().Be("-1250 USD");
    }

    [Test]
    public void Text_MarketOrder_IsNull() => Stock.Text(Limit with { OrderType = "MKT", LmtPrice = null }).Should().BeNull();

    [Test]
    public void Text_OrderByMoney_IsNull() => Stock.Text(Limit with { TotalQuantity = null, CashQty = 1000 }).Should().BeNull("the text names the money already");

    [Test]
    public void PriceOf_StopOrder_IsItsTrigger() =>
        Stock.PriceOf(new Order { Action = "SELL", TotalQuantity = 10, OrderType = "STP", AuxPrice = 140 }).Should().Be(140);

    [Test]
    public void PriceOf_TrailingOrder_IsItsFirstStopAndNotItsDistance() =>
        Stock.PriceOf(new Order { Action = "SELL", TotalQuantity = 10, OrderType = "TRAIL", AuxPrice = 5, TrailStopPrice = 145 }).Should().Be(145);

    [TestCase("REL")]
    [TestCase("PEG MID")]
    public void PriceOf_CapOfZero_IsTheMarkets(string type) =>
        Stock.PriceOf(Limit with { OrderType = type, LmtPrice = 0, AuxPrice = 0.01m }).Should().BeNull("0 is no cap");

    [Test]
    public void PriceOf_LimitOfZero_IsALimit() => Spread.PriceOf(Limit with { LmtPrice = 0 }).Should().Be(0);

    [Test]
    public void PriceOf_PricesOfLegs_IsTheirNetPrice() =>
        Spread.PriceOf(Limit with { LmtPrice = null, OrderComboLegs = [new OrderComboLeg(7), new OrderComboLeg(3)] }).Should().Be(1);

    private static ValuedLeg Leg(int ratio) =>
        new(new ContractDetails { Contract = new Contract { SecType = "OPT", Multiplier = "100", Currency = "USD" } }, ratio);
}
