using System.Text.Json;
using Gateway.Tests.Simulator.Trading;
using TwsSimulator.Console;

namespace Gateway.Tests.Simulator.Console;

[TestFixture]
public sealed class ConsoleScriptTests : SimulatorFixture
{
    private ConsoleScript Script => new(Server);

    [Test]
    public async Task Ledger_AfterOrders_HasAllOrdersFillsAndRefusals()
    {
        await using var client = await ClientAsync();
        await client.SendAsync(new RawOrder(1, "BUY", 10m, "MKT").Ref("a").Fields);
        await client.ReadAsync(59);
        await client.SendAsync(new RawOrder(2, "BUY", 10m, "LMT").Limit(90m).With(27, 0).Fields);
        await client.SendAsync(new RawOrder(3, "BUY", 0.00001m, "MKT").Fields);
        await client.ReadAsync(4, "3");

        var ledger = await LedgerAsync();

        ledger.GetProperty("orders").EnumerateArray().Select(order => (Int(order, "orderId"), Text(order, "status"), order.GetProperty("transmitted").GetBoolean()))
            .Should().Equal((1, "Filled", true), (2, "PendingSubmit", false));
        ledger.GetProperty("fills").EnumerateArray().Should().ContainSingle().Which.GetProperty("quantity").GetDecimal().Should().Be(10m);
        ledger.GetProperty("refused").EnumerateArray().Select(refused => (Int(refused, "orderId"), Int(refused, "code"))).Should().Equal((3, 321));
        ledger.GetProperty("frames").GetProperty("placeOrder").GetInt32().Should().Be(3);
    }

    [Test]
    public async Task ForgetDay_DoneOrders_AreGoneAtTwsAndStayInTheLedger()
    {
        await using var client = await ClientAsync();
        await client.SendAsync(new RawOrder(1, "BUY", 10m, "MKT").Fields);
        await client.ReadAsync(59);

        (await Script.RunAsync("forget-day")).Should().Be("Done.");

        await client.SendAsync(99, 0);
        (await client.ReadAsync())[0].Should().Be("102", "no completed order is left");
        (await LedgerAsync()).GetProperty("orders").GetArrayLength().Should().Be(1);
    }

    [Test]
    public async Task Restart_Connected_CutsAndKeepsOrders()
    {
        await using (var client = await ClientAsync())
        {
            await client.SendAsync(new RawOrder(1, "BUY", 10m, "LMT").Limit(90m).Fields);
            await client.ReadAsync(3, "Submitted");
            (await Script.RunAsync("restart")).Should().Be("Done.");
            await client.ReadToEndAsync();
        }

        await using var again = await ClientAsync();
        (await again.ReadAsync(5))[1].Should().Be("1");
    }

    [Test]
    public async Task Place_ByHand_ThenCancelled_IsAnOrderOfNobody()
    {
        var placed = await Script.RunAsync("place=BUY 5 AAPL LMT 90 GTC");
        placed.Should().StartWith("Placed: permId ");
        var order = (await LedgerAsync()).GetProperty("orders")[0];
        (Int(order, "clientId"), Int(order, "orderId"), Text(order, "tif")).Should().Be((0, -1, "GTC"));

        (await Script.RunAsync($"cancel={order.GetProperty("permId")}")).Should().Be("Done.");

        Text((await LedgerAsync()).GetProperty("orders")[0], "status").Should().Be("Cancelled");
    }

    [TestCase("place=BUY many AAPL", "is not an order")]
    [TestCase("place=BUY 5 NOSUCH MKT", "Refused: No security definition")]
    [TestCase("cancel=1", "No order has the permId '1'")]
    [TestCase("deactivate=1", "No order has the permId")]
    [TestCase("explode", "Commands: help, ledger")]
    [TestCase("help", "Faults: refuse")]
    public async Task RunAsync_WhatCannotBeDone_IsExplained(string line, string part) => (await Script.RunAsync(line)).Should().Contain(part);

    [Test]
    public async Task OrderFaults_AsLines_Work()
    {
        foreach (var line in new[] { "hold", "release", "copies=2", "reject-next=201:Order rejected - reason:test", "mute", "unmute" })
            (await Script.RunAsync(line)).Should().Be("Done.");
        await using var client = await ClientAsync();

        await client.SendAsync(new RawOrder(1, "BUY", 10m, "MKT").Fields);
        (await client.ReadAsync(4, "1"))[2..4].Should().Equal("201", "Order rejected - reason:test");
        await client.SendAsync(new RawOrder(2, "BUY", 10m, "LMT").Limit(90m).Fields);

        (await client.ReadAsync(5)).Should().Equal((await client.ReadAsync(5)));
    }

    [Test]
    public void Names_EveryOne_StandsInTheReadme()
    {
        var readme = File.ReadAllText(Support.Repository.PathOf("tools", "TwsSimulator", "README.md"));

        ConsoleScript.Names.Split(", ").Should().OnlyContain(name => readme.Contains('`' + name, StringComparison.Ordinal));
    }

    private async Task<JsonElement> LedgerAsync()
    {
        var line = await Script.RunAsync("ledger");
        line.Should().NotContain("\n");
        return JsonDocument.Parse(line).RootElement;
    }

    private static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
