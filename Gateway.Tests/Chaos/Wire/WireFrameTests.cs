using System.Buffers;
using Chaos.Wire;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Wire;

namespace Gateway.Tests.Chaos.Wire;

[TestFixture]
public sealed class WireFrameTests
{
    [TestCase(true)]
    [TestCase(false)]
    public void Fields_OfAPlacedOrder_AreThoseOfTheRequest(bool transmit)
    {
        var order = new Order
        {
            Action = "BUY",
            TotalQuantity = 2,
            OrderType = "LMT",
            LmtPrice = 1.5m,
            OrderRef = "key-1",
            Transmit = transmit,
        };
        var contract = new Contract { ConId = 265598, Symbol = "AAPL", SecType = "STK", Exchange = "SMART", Currency = "USD" };
        var frame = Frame(new PlaceOrderRequest(1001, contract, order));

        frame.IsPlace.Should().BeTrue();
        (frame.OrderId, frame.OrderRef, frame.Transmits).Should().Be((1001, "key-1", transmit));
    }

    [Test]
    public void IsCancel_ACancelAndAGlobalCancel_AreCancels()
    {
        Frame(new CancelOrderRequest(7)).Should().Match<WireFrame>(frame => frame.IsCancel && frame.OrderId == 7);
        Frame(new ReqGlobalCancelRequest()).IsCancel.Should().BeTrue();
    }

    [Test]
    public void IsCancel_AMessageOfTwsWithTheSameId_IsNone() =>
        new WireFrame(0, 1, FromGateway: false, WireFrame.Encode("58", "x")).IsCancel.Should().BeFalse();

    private static WireFrame Frame(Gateway.Tws.Requests.ITwsRequest request)
    {
        var payload = new ArrayBufferWriter<byte>();
        request.WriteTo(new FieldWriter(payload), new ServerVersion(200));
        return new WireFrame(0, 1, FromGateway: true, [0, 0, 0, 0, .. payload.WrittenSpan]);
    }
}
