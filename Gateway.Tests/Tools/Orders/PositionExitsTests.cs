using Gateway.Handlers;
using Gateway.Tests.Support;
using Gateway.Tools.Orders;
using Gateway.Trading;
using Gateway.Tws.Messages.Accounts;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Accounts;
using Gateway.Tws.Requests.Orders;

namespace Gateway.Tests.Tools.Orders;

/// <summary>What a person approved as the exit of a position is not sent when the position, or what closes it, is another by then.</summary>
[TestFixture]
public sealed class PositionExitsTests : PlacementTestBase
{
    private static readonly OrderTicket Exit = new() { Action = default, Quantity = null, Kind = OrderKind.Limit, LimitPrice = 12 };

    private readonly List<Order> _open = [];
    private decimal _held;

    [SetUp]
    public void HoldAHundred()
    {
        _held = 100;
        _open.Clear();
        Tws.Answer = request =>
        {
            switch (request)
            {
                case ReqPositionsRequest:
                    Tws.Session.Tell(new PositionMessage("DU1", Apple, _held, 10));
                    Tws.Session.Tell(new PositionEndMessage());
                    break;
                case ReqAllOpenOrdersRequest:
                    foreach (var order in _open)
                        Tws.Session.Tell(new OpenOrderMessage(order.OrderId, Apple, order, new OrderState { Status = "Submitted" }));
                    break;
                default:
                    Take(request);
                    break;
            }
        };
    }

    [Test]
    public async Task CloseAsync_PositionIsAsItWas_ClosesIt()
    {
        await CloseAsync(() => { });

        Tws.Sent<PlaceOrderRequest>().Should().ContainSingle().Which.Order.Should().Match<Order>(order => order.Action == "SELL" && order.TotalQuantity == 100);
    }

    [Test]
    public Task CloseAsync_PositionShrinksWhileAPersonDecides_SendsNothing() => ShouldHaveChangedAsync(() => _held = 60);

    [Test]
    public Task CloseAsync_AnotherOrderClosesItWhileAPersonDecides_SendsNothing() => ShouldHaveChangedAsync(
        () => _open.Add(new Order { OrderId = 5, ClientId = 4, PermId = 905, Action = "SELL", TotalQuantity = 10, OrderType = "LMT", LmtPrice = 13, Account = "DU1" }));

    private async Task ShouldHaveChangedAsync(Action meanwhile)
    {
        (await FluentActions.Awaiting(() => CloseAsync(meanwhile)).Should().ThrowAsync<ToolException>()).Which.Error.Code.Should().Be("position_changed");
        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
    }

    private Task<PlaceResult> CloseAsync(Action meanwhile)
    {
        var exits = new PositionExits(
            Placement, new ExitBook(Tws.Client, new EarlierOrders(Tws.Client)), new HoldingLookup(Tws.Client, Resolver, Policy), new ExitSides(Tws.Client),
            new OrderRefLock(Tws.Clock));
        return exits.CloseAsync(WhoApproves(meanwhile), Apple, 100, Exit, "DU1", orderRef: null, Wait, CancellationToken.None)
            .PromptlyAsync("the end of the call");
    }
}
