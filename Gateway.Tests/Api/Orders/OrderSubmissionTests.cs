using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Api.Orders;

/// <summary>A preview that cannot be answered fails; an order close to the daily restart of TWS is not sent.</summary>
[TestFixture]
public sealed class OrderSubmissionTests : OrdersTestBase
{
    [Test]
    public async Task WhatIfAsync_TwsIsSilent_FailsAfterItsTime()
    {
        var asking = Tws.Client.Orders.WhatIfAsync(Apple, Limit);
        await Tws.Session.SentAsync<PlaceOrderRequest>();
        await PassAsync(new TwsApiOptions().Deadline);

        await asking.Awaiting(preview => preview).Should().ThrowAsync<TwsTimeoutException>();
    }

    [Test]
    public async Task WhatIfAsync_ConnectionEnds_Fails()
    {
        var asking = Tws.Client.Orders.WhatIfAsync(Apple, Limit);
        await Tws.Session.SentAsync<PlaceOrderRequest>();
        Tws.Connection.Drop();

        await asking.WaitAsync(TwsApiFixture.Limit).Awaiting(preview => preview).Should().ThrowAsync<TwsDisconnectedException>();
    }

    [Test]
    public async Task WhatIfAsync_ConnectionEndsBeforeItIsWritten_SaysThatNothingWasSent()
    {
        Tws.Session.BeforeWrite = _ => Task.FromException(new TwsDisconnectedException("TWS closed the connection."));

        await FluentActions.Awaiting(() => Tws.Client.Orders.WhatIfAsync(Apple, Limit)).Should().ThrowAsync<TwsDisconnectedException>().WithMessage("* Nothing was sent.");
        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task WhatIfAsync_CallerLeavesBeforeItIsWritten_SendsNothing()
    {
        using var caller = new CancellationTokenSource();
        Tws.Session.BeforeWrite = _ =>
        {
            caller.Cancel();
            return new TaskCompletionSource().Task;
        };

        await FluentActions.Awaiting(() => Tws.Client.Orders.WhatIfAsync(Apple, Limit, caller.Token)).Should().ThrowAsync<OperationCanceledException>();
        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task PlaceAsync_ConnectionEndsBeforeItsTurn_SaysThatNothingWasSentAndForgetsTheOrder()
    {
        Tws.Session.BeforeWrite = _ => Task.FromException(new TwsDisconnectedException("TWS closed the connection."));

        await FluentActions.Awaiting(() => Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait)).Should().ThrowAsync<TwsDisconnectedException>().WithMessage("* Nothing was sent.");
        Tws.Client.Orders.UnfinishedOrders().Should().BeEmpty();
    }

    [Test]
    public async Task PlaceAsync_TwsIsAboutToRestart_IsRefused()
    {
        var now = Tws.Clock.GetUtcNow();
        var restart = new DailyRestart(TimeOnly.FromDateTime(now.UtcDateTime.AddSeconds(20)), TimeZoneInfo.Utc);
        await using var client = new TwsClient(Tws.Connection, new TwsApiOptions { Restart = restart }, Tws.Clock, NullLoggerFactory.Instance);
        await client.Orders.Reconciled.WaitAsync(TwsApiFixture.Limit);

        (await FluentActions.Awaiting(() => client.Orders.PlaceAsync(Apple, Limit, Wait)).Should().ThrowAsync<TwsRefusedException>()).Which.Code.Should().Be("restart_window");
        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
    }
}
