using Gateway.Configuration;
using Gateway.Tests.Support;
using Gateway.Trading.Audit;

namespace Gateway.Tests.Trading.Audit;

[TestFixture]
public sealed class AuditedFillsTests
{
    [Test]
    public async Task Fill_OfAnOrder_IsALineOfTheLog()
    {
        await using var gateway = await GatewayFixture.StartAsync(new GatewayFixtureOptions { Tws = TwsStandIn.Simulator });
        await Eventually.TrueAsync(() => gateway.Get<Gateway.Tws.Resilience.ITwsConnection>().Status.State == Gateway.Tws.Resilience.ConnectionState.Connected);
        await gateway.DataAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":7,"orderRef":"filled"}""");
        var log = gateway.Get<AuditLog>();

        await Eventually.TrueAsync(() => log.Read(null, null, "filled", 10).Any(line => line.Event == "fill"));

        log.Read(null, null, "filled", 10).First(line => line.Event == "fill").Detail.Should().Contain("BOT").And.Contain("AAPL").And.Contain("account DU");
        log.Verify().Intact.Should().BeTrue();
    }

    [Test]
    public async Task Call_WithAHugeReference_CostsLittleOfTheDisk()
    {
        using var folder = new TemporaryFolder();
        await using var gateway = await GatewayFixture.StartAsync(new GatewayFixtureOptions
        {
            Tws = TwsStandIn.Simulator,
            Settings = new GatewaySettings { Trading = new TradingOptions { DataDirectory = folder.Path } },
            Listens = false,
        });
        var (log, store) = (gateway.Get<AuditLog>(), gateway.Get<Gateway.Trading.TradingStore>());
        log.Append("desk", "warm", "call", null, "{}");
        var before = store.Use(AuditLines.Size).Bytes;

        foreach (var _ in Enumerable.Range(1, 20))
            (await gateway.FailAsync("ibkr_stage_order", $$"""{"contract":"AAPL","action":"BUY","quantity":1,"orderRef":"{{new string('r', 200_000)}}"}"""))
                .Code.Should().NotBeEmpty();

        (store.Use(AuditLines.Size).Bytes - before).Should().BeLessThan(20 * 5000);
    }
}
