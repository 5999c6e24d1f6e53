using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tests.Support;
using Gateway.Trading.Policy;
using Gateway.Tws.Messages.Accounts;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Accounts;

namespace Gateway.Tests.Trading.Policy;

[TestFixture]
public sealed class PolicyStageTests
{
    private static readonly Contract Apple = new() { ConId = 1, Symbol = "AAPL", SecType = "STK" };

    private TwsApiFixture _tws = null!;
    private PolicyStage _stage = null!;

    [SetUp]
    public void SetUp()
    {
        _tws = new TwsApiFixture();
        _stage = TestPolicy.StageOf(
            _tws.Client, new ContractResolver(_tws.Client, _tws.Clock), _tws.Clock, PolicyOptions.Unlimited with { MaxMinuteOrders = 2 });
    }

    [TearDown]
    public async Task TearDownAsync() => await _tws.DisposeAsync();

    [Test]
    public async Task AdmitAsync_OneOfSeveralIsDenied_GivesTheSharesOfTheOthersBack()
    {
        await FluentActions.Awaiting(() => AdmitAsync(3)).Should().ThrowAsync<ToolException>();

        using var permit = await AdmitAsync(2);
    }

    [Test]
    public async Task Dispose_NothingWasSent_GivesTheSharesBack()
    {
        (await AdmitAsync(2)).Dispose();

        using var permit = await AdmitAsync(2);
        await FluentActions.Awaiting(() => AdmitAsync(1)).Should().ThrowAsync<ToolException>();
    }

    [Test]
    public async Task Dispose_OneWasSent_KeepsItsShare()
    {
        var orders = Orders(2);
        using (var permit = await _stage.AdmitAsync(orders, CancellationToken.None))
            permit.Sent(orders[0], accepted: true);

        using (await AdmitAsync(1))
            await FluentActions.Awaiting(() => AdmitAsync(1)).Should().ThrowAsync<ToolException>();
    }

    [Test]
    public async Task AdmitAsync_DaysOrdersAreUsedUp_LetsOnlyAnExitGo()
    {
        _tws.Answer = request =>
        {
            if (request is not ReqPositionsRequest)
                return;
            _tws.Session.Tell(new PositionMessage("DU1", Apple, 10, 150));
            _tws.Session.Tell(new PositionEndMessage());
        };
        var stage = TestPolicy.StageOf(
            _tws.Client, new ContractResolver(_tws.Client, _tws.Clock), _tws.Clock, PolicyOptions.Unlimited with { MaxDayOrders = 1 });
        using var first = await stage.AdmitAsync(Orders(1), CancellationToken.None);
        PolicyOrder[] entry = [Of("BUY", 10)], exit = [Of("SELL", 10)], reversal = [Of("SELL", 11)];

        foreach (var more in new[] { entry, reversal })
        {
            await FluentActions.Awaiting(() => stage.CheckAsync(more[0], CancellationToken.None)).Should().ThrowAsync<ToolException>();
            await FluentActions.Awaiting(() => stage.AdmitAsync(more, CancellationToken.None)).Should().ThrowAsync<ToolException>();
        }
        await stage.CheckAsync(exit[0], CancellationToken.None);
        using var permit = await stage.AdmitAsync(exit, CancellationToken.None);
    }

    private Task<PolicyPermit> AdmitAsync(int count) => _stage.AdmitAsync(Orders(count), CancellationToken.None);

    private static PolicyOrder[] Orders(int count) => [.. Enumerable.Range(1, count).Select(number => Of("BUY", 10, number))];

    private static PolicyOrder Of(string action, decimal quantity, int number = 1) => new(
        new ContractDetails { Contract = Apple },
        new Order { Action = action, TotalQuantity = quantity, OrderType = "LMT", LmtPrice = number, Account = "DU1", OrderRef = $"{action}{number}" })
    {
        Accounts = ["DU1"],
    };
}
