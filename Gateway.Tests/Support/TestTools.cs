using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Threading.Channels;
using Gateway.Handlers;
using Gateway.Registry;
using Gateway.Registry.Schemas;

namespace Gateway.Tests.Support;

/// <summary>A registry of tools that do what a test tells them.</summary>
internal sealed class TestTools : IToolRegistry
{
    public const string ObjectSchema = """{"type":"object","properties":{"n":{"type":"integer"}},"allOf":[{"if":{"required":["n"]},"then":{}}],"$defs":{"a":{"$anchor":"a"}}}""";

    /// <summary>Two arguments that headers must repeat; one of them is nested.</summary>
    private const string MarkedSchema =
        """
        {"type":"object","properties":{"region":{"type":"string","x-mcp-header":"Region"},
         "limits":{"type":"object","properties":{"rows":{"type":"integer","x-mcp-header":"Rows"}}}}}
        """;

    private readonly Dictionary<string, ToolDescriptor> _tools;

    public TestTools()
    {
        ToolDescriptor[] tools =
        [
            Tool("array", Reads, (_, _, _) => Task.FromResult(Json("[1,2]")), output: """{"type":"array"}"""),
            Tool("block", Reads, (_, _, token) => BlockAsync(token)),
            Tool("blocks", Reads, (_, _, _) => Task.FromResult(new ToolOutcome(default, null) { Content = Blocks }), icon: new IconAttribute("https://example.com/i.png") { Sizes = "16x16 32x32" }),
            Tool("echo", Reads, (arguments, _, _) => Task.FromResult(Json(arguments.ValueKind == JsonValueKind.Undefined ? "{}" : arguments.GetRawText()))),
            Tool("fail_arguments", Reads, Fails(ToolErrorKind.InvalidArguments, "invalid_argument")),
            Tool("fail_internal", Reads, Fails(ToolErrorKind.Internal, "internal")),
            Tool("fail_refused", Reads, Fails(ToolErrorKind.Refused, "refused")),
            Tool("fail_tws", Reads, Fails(ToolErrorKind.Failed, "200")),
            Tool("fail_unavailable", Reads, Fails(ToolErrorKind.Unavailable, "tws_unavailable")),
            Tool("marked", Reads, (_, _, _) => Task.FromResult(Json("{}")), input: MarkedSchema),
            Tool("multiline", Reads, (_, _, _) => Task.FromResult(Json("{\r\n  \"a\": 1\n}"))),
            Tool("order", new ToolAttribute("order", "Order") { Trades = true }, (_, _, token) => BlockAsync(token)),
            Tool("poll", Reads, (_, context, token) => PollAsync(context, token)),
            Tool("progress", Reads, (_, context, token) => ProgressAsync(context, token)),
            Tool("question", Reads, (_, context, token) => QuestionAsync(context, token)),
            Tool("stream", Reads, (_, context, token) => StreamAsync(context, token), streams: true),
            Tool("throws", Reads, (_, _, _) => throw new InvalidOperationException("secret detail")),
        ];
        Tools = tools;
        _tools = tools.ToDictionary(tool => tool.Name);
    }

    public IReadOnlyList<ToolDescriptor> Tools { get; }

    /// <summary>What "question" does; what it returns is the tool's result.</summary>
    public Func<ToolContext, CancellationToken, Task<string>> Question { get; set; } = (_, _) => Task.FromResult("{}");

    /// <summary>Set when "block", "order" or "stream" has begun.</summary>
    public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Set when "block", "order" or "stream" has seen its cancellation.</summary>
    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Set it to let "block" and "order" end.</summary>
    public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Set when "block" or "order" ended of itself.</summary>
    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What "stream" reports; "gap" stands for a gap. Completing it ends the tool.</summary>
    public Channel<string> Updates { get; } = Channel.CreateBounded<string>(1000);

    public bool TryGet(string name, [NotNullWhen(true)] out ToolDescriptor? tool) => _tools.TryGetValue(name, out tool);

    private static ToolContent Blocks { get; } = new(
        [
            new TextContent("words") { Annotations = new ContentAnnotations(["user"], 0.5, DateTimeOffset.UnixEpoch) },
            new ImageContent(new byte[] { 1, 2, 3 }, "image/png"),
            new AudioContent(new byte[] { 4 }, "audio/wav"),
            new EmbeddedResource(ResourceContents.OfText("test://a", "text/plain", "inside")),
            new EmbeddedResource(ResourceContents.OfBytes("test://b", null, new byte[] { 5 })),
            new ResourceLink("test://c", "c", "The C"),
        ],
        Structured: JsonElement.Parse("""{"n":1}"""));

    private static ToolAttribute Reads { get; } = new("", "") { ReadOnly = true, Idempotent = true };

    private static ToolOutcome Json(string json) => new(Encoding.UTF8.GetBytes(json), null);

    private static Func<JsonElement, ToolContext, CancellationToken, Task<ToolOutcome>> Fails(ToolErrorKind kind, string code) =>
        (_, _, _) => Task.FromResult(new ToolOutcome(default, new ToolError(kind, code, "It did not work.", "Try something else.", false)));

    private static ToolDescriptor Tool(
        string name,
        ToolAttribute traits,
        Func<JsonElement, ToolContext, CancellationToken, Task<ToolOutcome>> invoker,
        string output = """{"type":"object"}""",
        string input = ObjectSchema,
        bool streams = false,
        IconAttribute? icon = null) => new()
        {
            Icons = icon is null ? [] : [icon],
            Name = name,
            Title = "The " + name,
            Description = "Does what the test says: " + name,
            Toolset = "test",
            Traits = traits,
            Schemas = new ToolSchemas(JsonElement.Parse(input), JsonElement.Parse(output)),
            Streams = streams,
            Invoker = invoker,
        };

    private static async Task<ToolOutcome> ProgressAsync(ToolContext context, CancellationToken token)
    {
        foreach (double step in new[] { 1, 1, 0.5, double.NaN, 2.5, 3 })
            await context.ProgressAsync(step, 3, "step", token);
        return Json("{}");
    }

    private async Task<ToolOutcome> QuestionAsync(ToolContext context, CancellationToken token)
    {
        try
        {
            return Json(await Question(context, token));
        }
        catch (ToolException e)
        {
            return new ToolOutcome(default, e.Error);
        }
    }

    private async Task<ToolOutcome> BlockAsync(CancellationToken token)
    {
        Started.TrySetResult();
        try
        {
            await Release.Task.WaitAsync(token);
        }
        catch (OperationCanceledException)
        {
            Cancelled.TrySetResult();
            throw;
        }

        Ended.TrySetResult();
        return Json("""{"done":true}""");
    }

    private async Task<ToolOutcome> PollAsync(ToolContext context, CancellationToken token)
    {
        await context.ReleaseConnectionAsync(TimeSpan.FromMilliseconds(1500), token);
        return await BlockAsync(token);
    }

    private async Task<ToolOutcome> StreamAsync(ToolContext context, CancellationToken token)
    {
        Started.TrySetResult();
        long sequence = 0;
        try
        {
            await foreach (string update in Updates.Reader.ReadAllAsync(token))
            {
                if (update == "gap")
                    await context.GapAsync(new UpdateGap("slow reader", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 3), token);
                else
                    await context.UpdateAsync(++sequence, new UpdateJson(Encoding.UTF8.GetBytes(update)), token);
            }
        }
        catch (OperationCanceledException)
        {
            Cancelled.TrySetResult();
            throw;
        }

        return Json($$"""{"updates":{{sequence}}}""");
    }
}
