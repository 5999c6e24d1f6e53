using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tests.Support;
using Gateway.Trading.Policy;
using Gateway.Tws.Model;

namespace Gateway.Tests.Trading.Policy;

[TestFixture]
public sealed class PolicyStageTests
{
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

    private Task<PolicyPermit> AdmitAsync(int count) => _stage.AdmitAsync(Orders(count), CancellationToken.None);

    private static PolicyOrder[] Orders(int count) =>
    [
        .. Enumerable.Range(1, count).Select(number => new PolicyOrder(
            new ContractDetails { Contract = new Contract { ConId = 1, Symbol = "AAPL", SecType = "STK" } },
            new Order { Action = "BUY", TotalQuantity = 10, OrderType = "LMT", LmtPrice = number, Account = "DU1", OrderRef = $"r{number}" })
        {
            Accounts = ["DU1"],
        }),
    ];
}
