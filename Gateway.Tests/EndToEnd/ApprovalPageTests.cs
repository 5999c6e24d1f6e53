using System.Net;
using System.Text.Json;
using Gateway.Tests.Support;
using Gateway.Trading;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.EndToEnd;

/// <summary>A model stages an order; only who reads the gateway's console can send it.</summary>
[TestFixture]
public sealed class ApprovalPageTests
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
    public async Task Approve_WithTheCodeOfTheConsole_SendsTheOrderOnce()
    {
        var staged = await StageAsync("bought & <b>bold</b>");
        var page = await _gateway.Http.GetStringAsync(staged.Text("approvalPath"));

        var wrong = await DecideAsync(staged, "GUESSED1", "approve");
        var right = await DecideAsync(staged, CodeOf(staged), "approve");
        var again = await DecideAsync(staged, CodeOf(staged), "approve");

        page.Should().Contain("BUY 10 AAPL").And.Contain("bought &amp; &lt;b&gt;bold&lt;/b&gt;").And.NotContain("<script");
        wrong.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await right.Content.ReadAsStringAsync()).Should().Contain("Approved: confirmed");
        (await again.Content.ReadAsStringAsync()).Should().Contain("Approved: confirmed");
        (await OrdersOfAsync(staged)).Should().Be(1);
        (await CallAsync("ibkr_list_staged_orders", "{}")).GetProperty("orders")[0].Text("status").Should().Be("sent");
    }

    [Test]
    public async Task Refuse_WithTheCode_SendsNothing()
    {
        var staged = await StageAsync("no");

        var answer = await DecideAsync(staged, CodeOf(staged), "discard");

        (await answer.Content.ReadAsStringAsync()).Should().Contain("Nothing was sent");
        (await OrdersOfAsync(staged)).Should().Be(0);
    }

    [Test]
    public async Task Discard_ByItsCaller_VoidsTheCode()
    {
        var staged = await StageAsync("no");
        var code = CodeOf(staged);

        await CallAsync("ibkr_discard_staged_order", $$"""{"id":"{{staged.Text("id")}}"}""");
        var late = await DecideAsync(staged, code, "approve");

        (await late.Content.ReadAsStringAsync()).Should().Contain("Nothing was sent");
        (await OrdersOfAsync(staged)).Should().Be(0);
    }

    [Test]
    public async Task Stage_Answer_DoesNotHoldTheCode()
    {
        var staged = await StageAsync("no");

        staged.GetRawText().Should().NotContain(CodeOf(staged));
        (await CallAsync("ibkr_get_audit_log", "{}")).GetRawText().Should().NotContain(CodeOf(staged));
    }

    private Task<JsonElement> StageAsync(string note) => CallAsync(
        "ibkr_stage_order", JsonSerializer.Serialize(new { order = new { contract = "AAPL", action = "BUY", quantity = 10, orderType = "LMT", limitPrice = 1.50m }, note }));

    private string CodeOf(JsonElement staged) =>
        _console.ToString().Split('\n').Last(line => line.Contains(staged.Text("id"), StringComparison.Ordinal)).TrimEnd().Split(' ')[^1];

    private Task<HttpResponseMessage> DecideAsync(JsonElement staged, string code, string decision) => _gateway.Http.PostAsync(
        staged.Text("approvalPath"), new FormUrlEncodedContent(new Dictionary<string, string> { ["code"] = code, ["decision"] = decision }));

    private async Task<int> OrdersOfAsync(JsonElement staged) =>
        (await CallAsync("ibkr_get_open_orders", "{}")).GetProperty("orders").EnumerateArray().Count(order => order.GetRawText().Contains(staged.Text("orderRef"), StringComparison.Ordinal));

    private async Task<JsonElement> CallAsync(string tool, string arguments)
    {
        var line = JsonElement.Parse((await _gateway.CallAsync(tool, arguments))[^1]);
        line.Text("type").Should().Be("result", line.GetRawText());
        return line.GetProperty("data");
    }
}
