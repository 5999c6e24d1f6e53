using Gateway.Tests.Support;

namespace Gateway.Tests.EndToEnd;

/// <summary>What the tests of the approval page share: a demo gateway, its console, and orders that wait for a decision.</summary>
public abstract class ApprovalTestBase
{
    private protected GatewayFixture Gateway { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => Gateway = await GatewayFixture.StartDemoAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await Gateway.DisposeAsync();

    private protected Task<JsonElement> StageAsync(string note = "") => CallAsync(
        "ibkr_stage_order", JsonSerializer.Serialize(new { order = new { contract = "AAPL", action = "BUY", quantity = 10, orderType = "LMT", limitPrice = 1.50m }, note }));

    private protected string CodeOf(JsonElement staged) => CodeOf(staged.Text("id"));

    /// <summary>The last one that the console showed for the thing.</summary>
    private protected string CodeOf(string thing) => Gateway.Console.ToString().Split('\n').Last(line => line.Contains(thing, StringComparison.Ordinal)).TrimEnd().Split(' ')[^1];

    private protected Task<HttpResponseMessage> PostAsync(JsonElement staged, string code, string decision) => Gateway.Http.PostAsync(
        staged.Text("approvalPath"), new FormUrlEncodedContent(new Dictionary<string, string> { ["code"] = code, ["decision"] = decision }));

    /// <summary>The page that answers the decision.</summary>
    private protected async Task<string> DecideAsync(JsonElement staged, string code, string decision)
    {
        using var answer = await PostAsync(staged, code, decision);
        return await answer.Content.ReadAsStringAsync();
    }

    private protected async Task<string> StatusAsync(JsonElement staged) => (await CallAsync("ibkr_list_staged_orders", "{}")).GetProperty("orders").EnumerateArray()
        .Single(order => order.Text("id") == staged.Text("id")).Text("status");

    /// <summary>How many orders of it are at TWS.</summary>
    private protected async Task<int> OrdersOfAsync(JsonElement staged) => (await CallAsync("ibkr_get_open_orders", "{}")).GetProperty("orders").EnumerateArray()
        .Count(order => order.GetRawText().Contains(staged.Text("orderRef"), StringComparison.Ordinal));

    private protected Task<JsonElement> CallAsync(string tool, string arguments) => Gateway.DataAsync(tool, arguments);
}
