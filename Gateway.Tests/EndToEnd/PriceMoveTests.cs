using Gateway.Access;
using Gateway.Tests.Support;
using Gateway.Trading.Previews;
using Gateway.Trading.Staging;

namespace Gateway.Tests.EndToEnd;

/// <summary>An order at the market's price is not sent at another price than its caller, or a person, was shown.</summary>
[TestFixture]
public sealed class PriceMoveTests
{
    private const string Order = """{"order":{"contract":"AAPL","action":"BUY","quantity":1}}""";

    private GatewayFixture _gateway = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _gateway = await GatewayFixture.StartToolsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _gateway.DisposeAsync();

    [Test]
    public async Task Confirm_TheMarketHasMovedAgainstIt_IsRefused()
    {
        var preview = await _gateway.CallAsync("ibkr_preview_order", Order);
        var book = _gateway.Get<PreviewBook>();
        var shown = book.Take(Caller.Local, preview.Text("token"), "token").Orders[0];
        shown.ShownPrice!.Price.Should().Be(preview.GetProperty("marketPrice").GetProperty("ask").GetDecimal());
        var stale = book.Add(Caller.Local, [shown with { ShownPrice = shown.ShownPrice with { Price = shown.ShownPrice.Price / 2 } }]);

        var frames = _gateway.Simulator.Received.GetValueOrDefault(3);

        var refused = await _gateway.FailAsync("ibkr_confirm_order", $$"""{"token":"{{stale.Token}}"}""");

        refused.Code.Should().Be("price_moved");
        refused.Message.Should().StartWith("Denied, nothing was sent: the market has moved from").And.Contain("TRADING_PRICE_BAND_PERCENT");
        _gateway.Simulator.Received.GetValueOrDefault(3).Should().Be(frames);
    }

    [Test]
    public async Task Approve_TheMarketHasMovedAgainstIt_ShowsItAnewAndThenSendsIt()
    {
        await _gateway.CallAsync("ibkr_stage_order", Order);
        var (orders, decisions) = (_gateway.Get<StagedOrders>(), _gateway.Get<StagedDecisions>());
        var staged = (await decisions.ShowAsync(orders.Of(Caller.Local)[0].Id))!;
        var price = staged.Shown!.Prices[0]!;
        orders.Show(staged.Id, staged.Shown with { Prices = [price with { Price = price.Price / 2 }] });

        var (again, notice) = await decisions.ApproveAsync(orders.Find(staged.Id)!);
        again!.Status.Should().Be(StagedStatus.Waiting);
        notice.Should().StartWith("Nothing was sent: the market has moved from");
        var (sent, _) = await decisions.ApproveAsync(again);

        sent!.Status.Should().Be(StagedStatus.Sent);
        sent.Result.Should().StartWith("confirmed");
    }

    [Test]
    public async Task Place_Answer_SaysValueMarketAndLimits()
    {
        var placed = await _gateway.CallAsync("ibkr_place_order", """{"contract":"MSFT","action":"BUY","quantity":3}""");

        var market = placed.GetProperty("marketPrice");
        placed.GetProperty("value").GetDecimal().Should().Be(3 * market.GetProperty("ask").GetDecimal());
        placed.Text("valueCurrency").Should().Be("USD");
        market.GetProperty("delayed").GetBoolean().Should().BeFalse();
        placed.GetProperty("limits").EnumerateArray().Select(limit => limit.Text("name")).Should().Contain("maxNotionalPercent");
    }
}
