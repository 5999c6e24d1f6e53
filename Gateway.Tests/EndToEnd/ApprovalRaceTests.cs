using System.Text.Json;
using Gateway.Tests.Support;
using Gateway.Trading;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.EndToEnd;

/// <summary>The approval page when several decide at once, late, or while trading is halted.</summary>
[TestFixture]
public sealed class ApprovalRaceTests
{
    private readonly StringWriter _console = new();
    private DemoGateway _gateway = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _gateway = await DemoGateway.StartAsync(overrides: services => services.AddSingleton(new OperatorCodes(_console)));

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _gateway.DisposeAsync();
        await _console.DisposeAsync();
    }

    [Test]
    public async Task Approve_ManyAtOnce_SendsOneOrderAndTellsEveryone()
    {
        var staged = await StageAsync();
        var code = CodeOf(staged.Text("id"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => DecideAsync(staged, code, "approve")));

        answers.Should().OnlyContain(page => page.Contains("Approved: ", StringComparison.Ordinal));
        (await OrdersOfAsync(staged)).Should().Be(1);
    }

    [Test]
    public async Task ApproveAndRefuse_AtOnce_OneOfThemCounts()
    {
        var staged = await StageAsync();
        var code = CodeOf(staged.Text("id"));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => DecideAsync(staged, code, i % 2 == 0 ? "approve" : "discard")));

        (await OrdersOfAsync(staged)).Should().Be(await StatusAsync(staged) == "sent" ? 1 : 0);
        (await StatusAsync(staged)).Should().BeOneOf("sent", "discarded");
    }

    [Test]
    public async Task Approve_AfterTheKillSwitch_SendsNothingThenOrLater()
    {
        var staged = await StageAsync();
        await CallAsync("ibkr_kill_switch", """{"reason":"runaway","cancelOpenOrders":false}""");
        try
        {
            (await DecideAsync(staged, CodeOf(staged.Text("id")), "approve")).Should().Contain("Approved, but not placed: Nothing was sent: trading is halted");
        }
        finally
        {
            await CallAsync("ibkr_resume_trading", $$"""{"code":"{{CodeOf("resume trading")}}"}""");
        }

        (await StatusAsync(staged)).Should().Be("failed");
        (await DecideAsync(staged, CodeOf(staged.Text("id")), "approve")).Should().Contain("not placed");
        (await OrdersOfAsync(staged)).Should().Be(0);
    }

    [Test]
    public async Task Approve_WithTheCodeOfAnotherOrder_SendsNothing()
    {
        var (staged, other) = (await StageAsync(), await StageAsync());

        (await DecideAsync(staged, CodeOf(other.Text("id")), "approve")).Should().Contain("That is not the code");

        (await OrdersOfAsync(staged)).Should().Be(0);
        (await StatusAsync(other)).Should().Be("waiting");
    }

    private Task<JsonElement> StageAsync() => CallAsync(
        "ibkr_stage_order", """{"order":{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1.50}}""");

    private string CodeOf(string thing) => _console.ToString().Split('\n').Last(line => line.Contains(thing, StringComparison.Ordinal)).TrimEnd().Split(' ')[^1];

    private async Task<string> DecideAsync(JsonElement staged, string code, string decision)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["code"] = code, ["decision"] = decision });
        using var answer = await _gateway.Http.PostAsync(staged.Text("approvalPath"), form);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<string> StatusAsync(JsonElement staged) => (await CallAsync("ibkr_list_staged_orders", "{}")).GetProperty("orders").EnumerateArray()
        .Single(order => order.Text("id") == staged.Text("id")).Text("status");

    private async Task<int> OrdersOfAsync(JsonElement staged) => (await CallAsync("ibkr_get_open_orders", "{}")).GetProperty("orders").EnumerateArray()
        .Count(order => order.GetRawText().Contains(staged.Text("orderRef"), StringComparison.Ordinal));

    private async Task<JsonElement> CallAsync(string tool, string arguments)
    {
        var line = JsonElement.Parse((await _gateway.CallAsync(tool, arguments))[^1]);
        line.Text("type").Should().Be("result", line.GetRawText());
        return line.GetProperty("data");
    }
}
