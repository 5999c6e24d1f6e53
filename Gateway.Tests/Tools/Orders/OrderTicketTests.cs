using Gateway.Handlers;
using Gateway.Instruments.Times;
using Gateway.Tools.Orders;
using Gateway.Tools.Orders.Input;
using Gateway.Tws.Model;

namespace Gateway.Tests.Tools.Orders;

[TestFixture]
internal sealed class OrderTicketTests
{
    private static readonly OrderTicket Market = new() { Action = OrderAction.Buy, Quantity = 100, Kind = OrderKind.Market };

    [Test]
    public void ToOrder_EveryKind_FillsIbsFields()
    {
        var order = (Market with { Kind = OrderKind.StopLimit, LimitPrice = 190, StopPrice = 189, Tif = TimeInForce.UntilCancelled }).ToOrder("DU1", "ref");
        order.Should().BeEquivalentTo(new
        {
            Action = "BUY",
            TotalQuantity = 100m,
            OrderType = "STP LMT",
            LmtPrice = 190m,
            AuxPrice = 189m,
            Tif = "GTC",
            Account = "DU1",
            OrderRef = "ref",
            Transmit = true,
        });

        var trail = (Market with { Kind = OrderKind.Trail, TrailPercent = 5, StopPrice = 180 }).ToOrder("DU1", "ref");
        trail.Should().BeEquivalentTo(new { OrderType = "TRAIL", TrailingPercent = 5m, TrailStopPrice = 180m, AuxPrice = (decimal?)null });

        var opening = (Market with { Kind = OrderKind.LimitOnOpen, LimitPrice = 190 }).ToOrder("DU1", "ref");
        opening.Should().BeEquivalentTo(new { OrderType = "LMT", Tif = "OPG" });

        var dated = (Market with { Tif = TimeInForce.UntilDate, GoodTillDate = MomentInput.Parse("2026-01-30") }).ToOrder("DU1", "ref");
        dated.Should().BeEquivalentTo(new { Tif = "GTD", GoodTillDate = "" });
    }

    [TestCase(OrderKind.Limit, null, null, null, null, "limitPrice: is required for a LMT order*")]
    [TestCase(OrderKind.Market, 1.0, null, null, null, "limitPrice: does not belong to a MKT order*")]
    [TestCase(OrderKind.Stop, 1.0, null, null, null, "limitPrice: does not belong to a STP order*")]
    [TestCase(OrderKind.Stop, null, null, null, null, "stopPrice: is required for a STP order*")]
    [TestCase(OrderKind.StopLimit, 1.0, null, null, null, "stopPrice: is required for a STP LMT order*")]
    [TestCase(OrderKind.Trail, null, null, null, null, "trailAmount: or trailPercent, one of the two*")]
    [TestCase(OrderKind.Trail, null, null, 1.0, 1.0, "trailAmount: or trailPercent, one of the two*")]
    [TestCase(OrderKind.TrailLimit, null, 1.0, 1.0, null, "limitOffset: or limitPrice, one of the two*")]
    [TestCase(OrderKind.Limit, 1.0, null, 1.0, null, "trailAmount: does not belong to a LMT order*")]
    public void ToOrder_WrongPrices_NamesTheField(OrderKind kind, double? limit, double? stop, double? amount, double? percent, string message)
    {
        var ticket = Market with
        {
            Kind = kind,
            LimitPrice = (decimal?)limit,
            StopPrice = (decimal?)stop,
            TrailAmount = (decimal?)amount,
            TrailPercent = (decimal?)percent,
        };

        var make = () => ticket.ToOrder("DU1", "ref");

        make.Should().Throw<ToolException>().WithMessage(message).Which.Error.Kind.Should().Be(ToolErrorKind.InvalidArguments);
    }

    [Test]
    public void ToOrder_DateWithAnotherTif_IsRefused()
    {
        var make = () => (Market with { Tif = TimeInForce.Day, GoodTillDate = MomentInput.Parse("1970-01-01T00:00Z") }).ToOrder("DU1", "ref");
        var lack = () => (Market with { Tif = TimeInForce.UntilDate }).ToOrder("DU1", "ref");

        make.Should().Throw<ToolException>().WithMessage("goodTillDate: belongs to tif GTD only*");
        lack.Should().Throw<ToolException>().WithMessage("goodTillDate: is required for tif GTD*");
    }

    [Test]
    public void ToOrder_FieldsThatExcludeEachOther_AreRefused()
    {
        var both = () => (Market with { CashQuantity = 1000 }).ToOrder("DU1", "ref");
        var neither = () => (Market with { Quantity = null }).ToOrder("DU1", "ref");
        var alone = () => (Market with { OcaType = 1 }).ToOrder("DU1", "ref");
        var stop = () => (Market with { Kind = OrderKind.Stop, StopPrice = 1, Algo = new AlgoInput(AlgoKind.Adaptive, []) }).ToOrder("DU1", "ref");

        both.Should().Throw<ToolException>().WithMessage("cashQty: does not go with quantity*");
        neither.Should().Throw<ToolException>().WithMessage("quantity: is required, or cashQty*");
        alone.Should().Throw<ToolException>().WithMessage("ocaType: belongs to an ocaGroup*");
        stop.Should().Throw<ToolException>().WithMessage("algo: belongs to MKT and LMT orders, not to STP*");
    }

    [Test]
    public void ToOrder_MarketOnOpen_IsAMarketOrderOfTheOpening() =>
        (Market with { Kind = OrderKind.MarketOnOpen }).ToOrder("DU1", "ref").Should().BeEquivalentTo(new { OrderType = "MKT", Tif = "OPG" });

    [Test]
    public void ToOrder_DateAlone_MeansGtd() =>
        (Market with { GoodTillDate = MomentInput.Parse("2026-01-30") }).ToOrder("DU1", "ref").Tif.Should().Be("GTD");
}
