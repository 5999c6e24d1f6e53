using Gateway.Configuration;
using Gateway.Instruments.Contracts;
using Gateway.Tests.Support;
using Gateway.Tools.Orders;
using Gateway.Trading;
using Gateway.Tws.Model;
using Gateway.Tws.Session;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Tools.Orders;

[TestFixture]
public sealed class OrderPlacementTests
{
    [Test]
    public async Task PlaceAsync_TwsIsAway_SaysThatNothingWasSent()
    {
        await using var tws = new TwsApiFixture();
        tws.Connection.Drop();
        var policy = new TradingPolicy(new TradingOptions(), new AccountChoice(tws.Connection));
        OrderPlacement desk = new OrderPlacement(tws.Client, new ContractResolver(tws.Client, tws.Clock), policy, new OrderApproval(new TradingOptions(), NullLogger<OrderApproval>.Instance), new MarketRuleCheck(tws.Client), new OrderRefLock());
        var ticket = new OrderTicket { Action = OrderAction.Buy, Quantity = 1, Kind = OrderKind.Market };

        var placing = () => desk.PlaceAsync(
            new RecordingContext(), new Contract { ConId = 265598 }, ticket, account: null, orderRef: null, TwsApiFixture.Limit, CancellationToken.None);

        await placing.Should().ThrowAsync<TwsDisconnectedException>().WithMessage("* Nothing was sent.");
    }
}
