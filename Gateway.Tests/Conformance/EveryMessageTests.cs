using Gateway.Mcp.Eras;
using Gateway.Tests.Support;

namespace Gateway.Tests.Conformance;

/// <summary>Every message that a server sends fits the official schema of its revision: all methods, tools, resources, prompts, notifications and questions, in every form of reply.</summary>
[TestFixture]
[Category(McpSchema.Category)]
public sealed class EveryMessageTests
{
    private const string Events = "application/json, text/event-stream";
    private const string Lines = "application/x-ndjson";
    private const string Json = "application/json";

    private static readonly string[] Triggers = ["tool", "prompt", "resource"];

    private static readonly string[] Changes =
        ["notifications/tools/list_changed", "notifications/prompts/list_changed", "notifications/resources/list_changed", "notifications/resources/updated"];

    [Test]
    public async Task Legacy_EveryMessage_FitsTheSchemaOfItsRevision(
        [Values("2025-03-26", "2025-06-18", "2025-11-25")] string revision, [Values(Events, Lines, Json)] string accept)
    {
        var judge = new WireJudge(revision);
        await using FixtureApp app = await FixtureApp.StartAsync();
        var calls = new FixtureCalls(app.Services);
        await using var wire = new LegacyWire(app.Http, judge, revision, accept);
        await wire.OpenAsync();
        await wire.CallAsync("ping", "{}");
        await wire.CallAsync("logging/setLevel", """{"level":"debug"}""");
        await wire.CallAsync("logging/setLevel", """{"level":"loud"}""");
        await wire.CallAsync("resources/subscribe", """{"uri":"test://watched-resource"}""");
        foreach ((string name, string arguments) in calls.Tools())
            await wire.CallAsync("tools/call", $$$"""{"name":"{{{name}}}","arguments":{{{arguments}}},"_meta":{"progressToken":"{{{name}}}"}}""");
        foreach ((string method, string parameters) in calls.Shared())
            await wire.CallAsync(method, parameters);
        await wire.CallAsync("resources/unsubscribe", """{"uri":"test://watched-resource"}""");
        await wire.CallAsync("nonsense", "{}");
        if (revision == "2025-03-26")
            await wire.SendRawAsync("""[{"jsonrpc":"2.0","id":"a","method":"tools/list"},{"jsonrpc":"2.0","id":"b","method":"tools/list"}]""", "tools/list");
        await judge.ToldAsync(Changes, FixtureApp.Deadline);
        await wire.CloseAsync();

        judge.Violations.Should().BeEmpty();
        judge.Answered.Should().Contain(calls.Methods(McpEras.Legacy));
        if (accept == Events)
            judge.Told.Should().Contain(["notifications/progress", "notifications/message", "sampling/createMessage", "roots/list"]);
        if (accept == Events && revision != "2025-03-26")
            judge.Told.Should().Contain("elicitation/create");
    }

    [Test]
    public async Task Modern_EveryMessage_FitsTheSchema([Values(Events, Lines, Json)] string accept)
    {
        var judge = new WireJudge(ModernWire.Revision);
        await using FixtureApp app = await FixtureApp.StartAsync();
        var calls = new FixtureCalls(app.Services);
        var wire = new ModernWire(app.Http, judge, accept);
        await wire.CallAsync("server/discover", "{}");
        foreach ((string name, string arguments) in calls.Tools())
        {
            string call = $$$"""{"name":"{{{name}}}","arguments":{{{arguments}}}}""";
            await wire.CallAsync("tools/call", call, capabilities: "{}");
            await EndTaskAsync(wire, await wire.CallAsync("tools/call", call));
        }

        foreach ((string method, string parameters) in calls.Shared())
            await wire.CallAsync(method, parameters);
        foreach (string method in new[] { "initialize", "ping", "nonsense" })
            await wire.CallAsync(method, "{}");
        await wire.SendRawAsync("""{"jsonrpc":"2.0","id":"m","method":"tools/list","params":{}}""", "tools/list");
        await wire.SendRawAsync("""{"jsonrpc":"2.0","id":"m","method":"tools/list"}""", "prompts/list");
        await ListenAsync(wire);

        judge.Violations.Should().BeEmpty();
        judge.Answered.Concat(judge.Told.Contains("notifications/subscriptions/acknowledged") ? ["subscriptions/listen"] : [])
            .Should().Contain(calls.Methods(McpEras.Modern));
        if (accept == Events)
            judge.Told.Should().Contain(["notifications/progress", "notifications/message"]);
    }

    /// <summary>Follows a task to its end, answering what it asks; does nothing with any other response.</summary>
    private static async Task EndTaskAsync(ModernWire wire, JsonElement response)
    {
        if (!response.TryGetProperty("result", out JsonElement result) || !result.TryGetProperty("taskId", out JsonElement id))
            return;
        string task = $$"""{"taskId":{{id.GetRawText()}}}""";
        using var patience = new CancellationTokenSource(FixtureApp.Deadline);
        JsonElement state = (await wire.CallAsync("tasks/get", task)).GetProperty("result");
        while (state.GetProperty("status").GetString() is "working" or "input_required")
        {
            patience.Token.ThrowIfCancellationRequested();
            if (state.TryGetProperty("inputRequests", out _))
                await wire.CallAsync("tasks/update", $$"""{"taskId":{{id.GetRawText()}},"inputResponses":{{ModernWire.AnswersTo(state)}}}""");
            state = (await wire.CallAsync("tasks/get", task)).GetProperty("result");
        }

        await wire.CallAsync("tasks/cancel", task);
    }

    private static async Task ListenAsync(ModernWire wire)
    {
        var missing = new HashSet<string>(Changes);
        await wire.ListenAsync(
            """{"notifications":{"toolsListChanged":true,"promptsListChanged":true,"resourcesListChanged":true,"resourceSubscriptions":["test://watched-resource"]}}""",
            async message =>
            {
                string heard = message.GetProperty("method").GetString()!;
                if (heard == "notifications/subscriptions/acknowledged")
                {
                    foreach (string change in Triggers)
                        await wire.CallAsync("tools/call", $$"""{"name":"test_trigger_{{change}}_change"}""");
                }

                missing.Remove(heard);
                return missing.Count == 0;
            }).WaitAsync(FixtureApp.Deadline);
    }
}
