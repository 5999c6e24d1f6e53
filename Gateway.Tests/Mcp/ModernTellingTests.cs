using System.Diagnostics.CodeAnalysis;
using Gateway.Handlers;
using Gateway.Registry;
using Gateway.Registry.Schemas;
using Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.Mcp;

/// <summary>What a modern call tells before its answer: log messages at the level of the request, progress at a bearable rate.</summary>
[TestFixture]
public sealed class ModernTellingTests
{
    private static readonly LogSeverity[] Severities = Enum.GetValues<LogSeverity>();

    private McpTestApp _app = null!;

    [SetUp]
    public async Task SetUp() => _app = await McpTestApp.StartAsync(services: services => services.AddSingleton<IToolRegistry>(new Telling()));

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [TestCase("debug", 8)]
    [TestCase("warning", 5)]
    [TestCase("emergency", 1)]
    public async Task LogAsync_LevelAskedFor_GoesOutAtOrAboveIt(string level, int expected)
    {
        List<JsonElement> messages = await CallAsync($",\"io.modelcontextprotocol/logLevel\":\"{level}\"");

        messages.SkipLast(1).Should().HaveCount(expected).And.OnlyContain(message => message.Method() == "notifications/message");
        messages[0].Text("params", "level").Should().Be(level);
        messages[^1].Text("result", "resultType").Should().Be("complete");
    }

    [Test]
    public async Task LogAsync_LevelNotAskedFor_NothingGoesOut() => (await CallAsync("")).Should().ContainSingle();

    [TestCase("\"loud\"")]
    [TestCase("\"Info\"")]
    [TestCase("3")]
    public async Task LogAsync_LevelUnknown_Is32602(string level) =>
        (await CallAsync($",\"io.modelcontextprotocol/logLevel\":{level}")).Should().ContainSingle().Which.ErrorCode().Should().Be(-32602);

    [Test]
    public async Task ProgressAsync_TooFast_IsThinnedOutButTheLastIsTold()
    {
        List<JsonElement> messages = await CallAsync(",\"progressToken\":\"p\"");
        List<double> told = [.. messages.SkipLast(1).Select(message => message.GetProperty("params").GetProperty("progress").GetDouble())];

        told.Should().HaveCount(21).And.BeInAscendingOrder().And.OnlyHaveUniqueItems();
        told[0].Should().Be(1);
        told[^1].Should().Be(1000);
    }

    private async Task<List<JsonElement>> CallAsync(string meta)
    {
        using HttpResponseMessage response = await ModernCall.Tool("tell", meta: meta).SendAsync(_app, "tell");
        return await response.MessagesAsync();
    }

    /// <summary>One tool that logs once at each level and tells its progress a thousand times at one moment.</summary>
    private sealed class Telling : IToolRegistry
    {
        private static readonly ToolDescriptor Tell = new()
        {
            Name = "tell",
            Title = "Tell",
            Description = "Tells.",
            Toolset = "test",
            Traits = new ToolAttribute("tell", "Tell") { ReadOnly = true },
            Schemas = new ToolSchemas(JsonElement.Parse("""{"type":"object"}"""), JsonElement.Parse("""{"type":"object"}""")),
            Streams = false,
            Invoker = TellAsync,
        };

        public IReadOnlyList<ToolDescriptor> Tools { get; } = [Tell];

        public bool TryGet(string name, [NotNullWhen(true)] out ToolDescriptor? tool) => (tool = name == "tell" ? Tell : null) is not null;

        private static async Task<ToolOutcome> TellAsync(JsonElement arguments, ToolContext context, CancellationToken token)
        {
            foreach (LogSeverity severity in Severities)
                await context.LogAsync(severity, JsonElement.Parse("\"text\""), token);
            for (int i = 1; i <= 1000; i++)
                await context.ProgressAsync(i, 1000, null, token);
            return new ToolOutcome("{}"u8.ToArray(), null);
        }
    }
}
