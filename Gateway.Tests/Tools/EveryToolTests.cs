using System.Text.Json.Nodes;
using Gateway.Registry;
using Gateway.Tests.Support;
using Gateway.Tools;

namespace Gateway.Tests.Tools;

/// <summary>
/// Every tool of the registry, by its own words: its example works over HTTP and MCP and the answer fits its output schema; what it says is wrong is refused by name, and
/// nothing of it reaches TWS. With RECORD_ANSWERS=1 the answers become those of the documentation.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class EveryToolTests
{
    private const int CurrentTime = 49;

    /// <summary>What the gateway asks by itself: the time, and once a minute the orders and executions.</summary>
    private static readonly int[] ByItself = [CurrentTime, 16, 7, 99];
    private const int ContractData = 9;
    private const int MatchingSymbols = 81;

    private static readonly string[] OtherWays = ["symbol", "contracts", "secType", "exchange", "currency", "expiration", "strike", "right", "conId"];

    private readonly SortedDictionary<string, JsonElement> _answers = new(StringComparer.Ordinal);
    private GatewayFixture _readers = null!;
    private GatewayFixture _refusers = null!;
    private GatewayFixture _seekers = null!;

    /// <summary>The tools that refuse wrong arguments. The kill switch works whatever it is given.</summary>
    private static IEnumerable<string> Choosy =>
        ToolCatalog.Describe().Tools.Where(tool => !tool.Traits.AnyArguments).Select(tool => tool.Name);

    private static IEnumerable<string> Names => ToolCatalog.Describe().Tools.Select(tool => tool.Name);

    private static IEnumerable<string> WithContract =>
        ToolCatalog.Describe().Tools.Where(tool => tool.Arguments.GetProperty("properties").TryGetProperty("contract", out _)).Select(tool => tool.Name);

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _readers = await GatewayFixture.StartExamplesAsync();
        _refusers = await GatewayFixture.StartExamplesAsync();
        _seekers = await GatewayFixture.StartExamplesAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _readers.DisposeAsync();
        await _refusers.DisposeAsync();
        await _seekers.DisposeAsync();
        if (Environment.GetEnvironmentVariable("RECORD_ANSWERS") == "1")
            RecordedAnswers.Add(_answers);
    }

    [TestCaseSource(nameof(Names))]
    public async Task Call_WithItsExample_AnswersWhatItsSchemaSays(string name)
    {
        var tool = ToolCatalog.Describe().Get(name);

        var answer = await OnGatewayAsync(tool, async (gateway, arguments) => await gateway.LinesAsync(name, arguments));

        answer[^1].Text("type").Should().Be("result", $"{name} answered {answer[^1]}");
        var data = answer[^1].GetProperty("data");
        JsonSchemas.Faults(data, tool.OutputSchema).Should().BeEmpty($"{name} answered {data}");
        if (tool.UpdateSchema is { } update)
            answer.Where(line => line.Text("type") == "update").Should().OnlyContain(line => JsonSchemas.Faults(line.GetProperty("data"), update).Count == 0, name);
        data.GetRawText().Should().NotContainAny("1.7976931348623157", "2147483647", "9223372036854775807", "NaN", "Infinity");
        lock (_answers)
            _answers[name] = data;
    }

    [TestCaseSource(nameof(Names))]
    public async Task CallByMcp_WithItsExample_AnswersWhatItsSchemaSays(string name)
    {
        var tool = ToolCatalog.Describe().Get(name);

        var answer = await OnGatewayAsync(tool, (gateway, arguments) => gateway.CallMcpAsync(name, arguments));

        answer.TryGetProperty("isError", out _).Should().BeFalse($"{name} answered {answer}");
        JsonSchemas.Faults(answer.GetProperty("structuredContent"), tool.OutputSchema).Should().BeEmpty($"{name} answered {answer}");
    }

    [TestCaseSource(nameof(Choosy))]
    public async Task Call_WithWhatCannotBe_IsRefusedByNameBeforeTws(string name)
    {
        var tool = ToolCatalog.Describe().Get(name);
        var before = _refusers.Received(ByItself);
        var faults = new List<string>();

        foreach (var wrong in WrongCall.Of(tool))
        {
            var line = (await _refusers.LinesAsync(name, wrong.Arguments.ToJsonString()))[^1];
            if (line.Text("type") != "error" || line.Text("error", "code") != "invalid_argument" || !NamesField(line.Text("error", "message"), wrong.Field))
                faults.Add($"{wrong}: {(line.ToString() is { Length: > 300 } text ? text[..300] : line.ToString())}");
        }
        var error = await _refusers.CallMcpAsync(name, """{"noSuchArgument":1}""");

        faults.Should().BeEmpty(name);
        error.GetProperty("isError").GetBoolean().Should().BeTrue();
        error.GetProperty("_meta").Text("gateway/error", "code").Should().Be("invalid_argument");
        error.GetProperty("_meta").Text("gateway/error", "retryable").Should().Be("false");
        _refusers.Received(ByItself).Should().Be(before, "nothing wrong may reach TWS");
    }

    [TestCaseSource(nameof(WithContract))]
    public async Task Call_OfAContractThatIsNot_FailsAfterNoMoreThanLookingForIt(string name)
    {
        var tool = ToolCatalog.Describe().Get(name);
        var arguments = JsonNode.Parse(tool.Traits.Example)!.AsObject();
        foreach (var other in OtherWays)
            arguments.Remove(other);
        arguments["contract"] = "ZZNOSUCH";
        var before = _seekers.Received([.. ByItself, ContractData, MatchingSymbols]);

        var line = (await _seekers.LinesAsync(name, arguments.ToJsonString()))[^1];

        line.Text("type").Should().Be("error", $"{name} answered {line}");
        line.Text("error", "message").Should().ContainAny("ZZNOSUCH", "security definition", "contract");
        _seekers.Received([.. ByItself, ContractData, MatchingSymbols]).Should().Be(before, "nothing but the look-up may reach TWS");
    }

    private static bool NamesField(string message, string field) =>
        message.Split('\n').Any(line => line.StartsWith(field + ":", StringComparison.Ordinal) || line.StartsWith(field + "[", StringComparison.Ordinal) || line.StartsWith(field + ".", StringComparison.Ordinal));

    /// <summary>Tools that only read share a gateway; the others have one of their own, fresh for each call.</summary>
    private async Task<T> OnGatewayAsync<T>(ToolDescriptor tool, Func<GatewayFixture, string, Task<T>> call)
    {
        if (tool.Traits.ReadOnly && tool.Traits.ExampleAfter.Length == 0)
            return await call(_readers, tool.Traits.Example);
        await using var gateway = await GatewayFixture.StartExamplesAsync();
        return await call(gateway, await ExampleCall.PrepareAsync(gateway, tool));
    }
}
