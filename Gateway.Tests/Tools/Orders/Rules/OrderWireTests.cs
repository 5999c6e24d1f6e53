using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tests.Support;
using Gateway.Tools.Orders;
using Gateway.Tools.Orders.Rules;
using Gateway.Trading.Policy;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Orders;

namespace Gateway.Tests.Tools.Orders.Rules;

/// <summary>Only TWS's own refusals, with their code, count towards the pause after refusals in a row.</summary>
[TestFixture]
public sealed class OrderWireTests : PlacementTestBase
{
    private PolicyStage _stage = null!;
    private int _sent;

    [SetUp]
    public void LimitRejections() => _stage = TestPolicy.StageOf(
        Tws.Client, Resolver, Tws.Clock, PolicyOptions.Unlimited with { MaxRejections = 1, RejectionPause = TimeSpan.FromMinutes(5) });

    [Test]
    public async Task PlaceAsync_RefusedByTwsWithACode_CountsAsARejection()
    {
        var placing = SendAsync(place => Tws.Session.TellError(place.OrderId, 201, "Order rejected - reason: margin"));
        (await placing).Outcome.Should().Be(OrderOutcome.Rejected);

        (await FluentActions.Awaiting(() => SendAsync(_ => { })).Should().ThrowAsync<ToolException>()).Which.Error.Message.Should().Contain("rejected");
    }

    [Test]
    public async Task PlaceAsync_EndedWithoutAnyCode_CountsAsNone()
    {
        var placing = SendAsync(place => TellStatus(place.OrderId, "Inactive"));
        await PassAsync(new TwsApiOptions().FillGrace);
        var silent = await placing.PromptlyAsync("the outcome of an order that ended without a word");
        silent.Outcome.Should().Be(OrderOutcome.Rejected);
        silent.Reason!.Code.Should().BeNull();

        (await SendAsync(Take)).Outcome.Should().Be(OrderOutcome.Confirmed);
    }

    [Test]
    public async Task PlaceAsync_OrderWasSent_KeepsItsShareOfTheMinute()
    {
        _stage = TestPolicy.StageOf(Tws.Client, Resolver, Tws.Clock, PolicyOptions.Unlimited with { MaxMinuteOrders = 1 });

        (await SendAsync(Take)).Outcome.Should().Be(OrderOutcome.Confirmed);

        await FluentActions.Awaiting(() => SendAsync(Take)).Should().ThrowAsync<ToolException>();
        Tws.Sent<PlaceOrderRequest>().Should().ContainSingle();
    }

    [Test]
    public async Task ChangeAsync_RefusedByTwsWithACode_CountsAsARejection()
    {
        var id = (await SendAsync(Take)).OrderId;
        Tws.Answer = request => Answer(request, place => Tws.Session.TellError(place.OrderId, 110, "The price does not conform to the minimum price variation"));

        var changed = await new OrderWire(Tws.Client, _stage).ChangeAsync(id, PassAsync, Wait, CancellationToken.None);

        changed.Outcome.Should().Be(OrderOutcome.Rejected);
        (await FluentActions.Awaiting(() => SendAsync(Take)).Should().ThrowAsync<ToolException>()).Which.Error.Message.Should().Contain("rejected");

        Task<CheckedChange> PassAsync(Order now, CancellationToken within) => CheckedChange.PassAsync(
            Rules, new ContractDetails { Contract = Apple }, Tws.Client.Orders.Find(id), id, now, new OrderChange { LimitPrice = 11 }, within);
    }

    /// <param name="answer">What TWS says of the order.</param>
    private async Task<OrderResult> SendAsync(Action<PlaceOrderRequest> answer)
    {
        Tws.Answer = request => Answer(request, answer);
        var checks = new OrderChecks(Resolver, Rules, new ContractValues(Resolver));
        var order = await checks.PassAsync(
            await checks.CompleteAsync(Apple, Ticket, Ticket.ToOrder("DU1", $"ref-{++_sent}"), CancellationToken.None), CancellationToken.None);
        var wire = new OrderWire(Tws.Client, _stage);
        using var permit = await wire.AdmitAsync([order], CancellationToken.None);
        return await wire.PlaceAsync(order, permit, OrderOrigin.None, Wait, CancellationToken.None);
    }

    private void Answer(ITwsRequest request, Action<PlaceOrderRequest> answer)
    {
        if (request is PlaceOrderRequest place)
            answer(place);
        else
            Take(request);
    }
}
