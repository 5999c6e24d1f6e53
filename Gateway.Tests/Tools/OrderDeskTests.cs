using Gateway.Tests.Support;
using Gateway.Tools.Contracts;
using Gateway.Tools.Orders;
using Gateway.Trading;
using Gateway.Tws.Model;
using Gateway.Tws.Session;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Tools;

[TestFixture]
public sealed class OrderDeskTests
{
    [Test]
    public async Task PlaceAsync_TwsIsAway_SaysThatNothingWasSent()
    {
        await using var tws = new TwsApiFixture();
        tws.Connection.Drop();
        var policy = new TradingPolicy(new TradingOptions(), new AccountChoice(tws.Connection));
        var desk = new OrderDesk(tws.Client, new ContractResolver(tws.Client, tws.Clock), policy, new OrderApproval(new TradingOptions(), NullLogger<OrderApproval>.Instance), new PriceGrid(tws.Client), new InProgress());
        var ticket = new OrderTicket { Action = OrderAction.Buy, Quantity = 1, Kind = OrderKind.Market };

        var placing = () => desk.PlaceAsync(
            new RecordingContext(), new Contract { ConId = 265598 }, ticket, account: null, orderRef: null, TwsApiFixture.Limit, CancellationToken.None);

        await placing.Should().ThrowAsync<TwsDisconnectedException>().WithMessage("* Nothing was sent.");
    }
}
