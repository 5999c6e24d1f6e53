using System.Text;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Prompts;

/// <summary>Takes every prompt of the demo over MCP and makes its calls one by one, as they stand, orders included. No call may fail.</summary>
[TestFixture]
public sealed class PromptWalkTests
{
    private GatewayFixture _demo = null!;
    private Dictionary<string, PromptCase> _cases = null!;

    private static IEnumerable<string> Cases => PromptCase.All().Select(one => one.ToString());

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var settings = new GatewaySettings();
        _demo = await GatewayFixture.StartDemoAsync(settings with { Limits = settings.Limits with { CallsPerSecond = 0, OrdersPerSecond = 0 } });
        var quote = (await CallAsync("ibkr_get_quote", """{"contract":"AAPL"}""")).GetProperty("quotes")[0];
        var order = await CallAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1.5,"tif":"GTC"}""");
        var held = (await CallAsync("ibkr_get_positions", "{}")).GetProperty("positions").EnumerateArray().First(row => row.Text("contract", "secType") == "OPT").GetProperty("contract");
        var right = held.Text("right");
        var chain = await CallAsync("ibkr_get_option_chain", $$"""{"contract":"{{held.Text("symbol")}}","right":"{{right}}","minDte":40,"strikesAround":2}""");
        var later = chain.GetProperty("chain")[0].Text(right == "P" ? "put" : "call", "conId");
        _cases = PromptCase.All(quote.GetProperty("last").GetDecimal(), order.GetProperty("orderId").GetInt32(), "conid:" + held.Text("conId"), "conid:" + later)
            .ToDictionary(one => one.ToString());
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _demo.DisposeAsync();

    [TestCaseSource(nameof(Cases))]
    public async Task Walk_OfPrompt_HasNoError(string name)
    {
        var given = _cases[name];
        var got = await AskAsync(new ModernCall("prompts/get", $$""","name":"{{given.Prompt}}","arguments":{{given.Arguments.GetRawText()}}"""), given.Prompt);
        var answers = new List<JsonElement>();

        foreach (var step in PromptStep.Of(got.GetProperty("messages")[0].Text("content", "text")))
            answers.Add(await CallAsync(step.Tool, step.Resolve(answers).ToJsonString()));

        answers.Should().HaveCountGreaterThan(2);
    }

    /// <summary>Calls a tool that must succeed in all its parts; an order must be taken.</summary>
    private async Task<JsonElement> CallAsync(string tool, string arguments)
    {
        var result = await AskAsync(ModernCall.Tool(tool, arguments), tool);
        result.TryGetProperty("isError", out _).Should().BeFalse($"{tool} {arguments} answered {result}");
        var answer = result.GetProperty("structuredContent");
        Refusals(answer).Should().BeEmpty($"{tool} {arguments} answered {answer}");
        return answer;
    }

    private async Task<JsonElement> AskAsync(ModernCall call, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/mcp") { Content = new StringContent(call.Body, Encoding.UTF8, "application/json") };
        foreach (var (header, value) in call.Headers(name))
            request.Headers.TryAddWithoutValidation(header, value).Should().BeTrue();
        using var answer = await _demo.Http.SendAsync(request);
        var last = (await answer.MessagesAsync())[^1];
        last.TryGetProperty("result", out var result).Should().BeTrue($"{name} answered {last}");
        return result;
    }

    /// <summary>Rows that failed, orders that were not taken.</summary>
    private static IEnumerable<string> Refusals(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => member.Name == "error" || (member.Name == "outcome" && member.Value.ToString() is "rejected" or "unknown")
            ? [value.ToString()]
            : Refusals(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Refusals),
        _ => [],
    };
}
