using Gateway.Registry;
using Gateway.Registry.Prompts;
using Gateway.Registry.Resources;
using Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.Conformance;

/// <summary>What the gateway itself sends, on the simulator, fits the official schemas; what its tools answer fits their own output schemas.</summary>
[TestFixture]
[Category(McpSchema.Category)]
public sealed class GatewayMessagesTests
{
    private const string Events = "application/json, text/event-stream";

    private static readonly (string Tool, string Arguments)[] Calls =
    [
        ("ibkr_get_status", "{}"),
        ("ibkr_get_quote", """{"symbol":"SPY"}"""),
        ("ibkr_get_historical_data", """{"symbol":"VTI","duration":"1 D","barSize":"1 hour"}"""),
        ("ibkr_search_symbols", """{"pattern":"AAPL"}"""),
        ("ibkr_stream_market_data", """{"symbol":"SPY","duration_seconds":1}"""),
        ("ibkr_place_order", """{"symbol":"IBM","action":"BUY","quantity":1}"""),
        ("ibkr_get_positions", "{}"),
        ("ibkr_get_quote", """{"symbol":"NOSUCHTHING"}"""),
        ("ibkr_get_quote", """{"sybmol":7}"""),
    ];

    [TestCase("2025-03-26")]
    [TestCase("2025-06-18")]
    [TestCase("2025-11-25")]
    public async Task Legacy_MessagesOfTheGateway_FitTheSchemaOfTheirRevision(string revision)
    {
        var judge = new WireJudge(revision);
        await using GatewayFixture gateway = await GatewayFixture.StartDemoAsync();
        await using var wire = new LegacyWire(gateway.Http, judge, revision, Events);
        await wire.OpenAsync();
        await WalkAsync(gateway, (method, parameters) => wire.CallAsync(method, parameters));
        await wire.CloseAsync();

        judge.Violations.Should().BeEmpty();
        judge.Answered.Should().Contain(["initialize", "tools/list", "tools/call", "resources/list", "prompts/list"]);
    }

    [Test]
    public async Task Modern_MessagesOfTheGateway_FitTheSchema()
    {
        var judge = new WireJudge(ModernWire.Revision);
        await using GatewayFixture gateway = await GatewayFixture.StartDemoAsync();
        var wire = new ModernWire(gateway.Http, judge, Events);
        await wire.CallAsync("server/discover", "{}");
        await WalkAsync(gateway, (method, parameters) => wire.CallAsync(method, parameters));

        judge.Violations.Should().BeEmpty();
        judge.Answered.Should().Contain(["server/discover", "tools/list", "tools/call", "resources/list", "prompts/list"]);
    }

    private static async Task WalkAsync(GatewayFixture gateway, Func<string, string, Task<JsonElement>> call)
    {
        foreach (string list in new[] { "tools/list", "resources/list", "resources/templates/list", "prompts/list" })
            await call(list, "{}");
        IToolRegistry tools = gateway.App.Services.GetRequiredService<IToolRegistry>();
        foreach ((string name, string arguments) in Calls)
        {
            tools.TryGet(name, out ToolDescriptor? tool).Should().BeTrue($"{name} is a tool");
            JsonElement response = await call("tools/call", $$$"""{"name":"{{{name}}}","arguments":{{{arguments}}},"_meta":{"progressToken":1}}""");
            if (response.GetProperty("result").TryGetProperty("structuredContent", out JsonElement data) && !response.GetProperty("result").TryGetProperty("isError", out _))
                JsonSchemas.Faults(data, tool!.OutputSchema).Should().BeEmpty($"{name} answers what its output schema says");
        }

        foreach (ResourceDescriptor resource in gateway.App.Services.GetRequiredService<IResourceRegistry>().Resources)
            await call("resources/read", $$"""{"uri":"{{resource.Uri}}"}""");
        foreach (PromptDescriptor prompt in gateway.App.Services.GetRequiredService<IPromptRegistry>().Prompts)
            await call("prompts/get", $$"""{"name":"{{prompt.Name}}"}""");
    }
}
