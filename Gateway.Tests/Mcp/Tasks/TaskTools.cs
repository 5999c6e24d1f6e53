using System.Diagnostics.CodeAnalysis;
using System.Text;
using Gateway.Handlers;
using Gateway.Handlers.Asking;
using Gateway.Registry;
using Gateway.Registry.Schemas;

namespace Gateway.Tests.Mcp.Tasks;

/// <summary>A registry of tools that may be tasks and do what a test tells them.</summary>
internal sealed class TaskTools : IToolRegistry
{
    private readonly Dictionary<string, ToolDescriptor> _tools;

    public TaskTools()
    {
        ToolDescriptor[] tools =
        [
            Tool("ask", TaskSupport.Optional, (_, context, token) => AskAsync(context, ["confirm"], token)),
            Tool("ask_first", TaskSupport.Required, (_, context, token) => AskFirstAsync(context, token), startsTask: true),
            Tool("ask_many", TaskSupport.Optional, (_, context, token) => AskAsync(context, ["a", "b"], token)),
            Tool("ask_twice", TaskSupport.Optional, (_, context, token) => AskTwiceAsync(context, token)),
            Tool("block", TaskSupport.Optional, (_, _, token) => BlockAsync(token)),
            Tool("direct", TaskSupport.Optional, (_, _, _) => Task.FromResult(Json("""{"direct":true}""")), startsTask: true),
            Tool("fault", TaskSupport.Optional, (_, _, _) => throw new InvalidOperationException("secret detail")),
            Tool("fails", TaskSupport.Required, (_, _, _) => Task.FromResult(new ToolOutcome(default, new ToolError(ToolErrorKind.Failed, "200", "It did not work.", null, false)))),
            Tool("order", TaskSupport.Optional, (_, _, token) => BlockAsync(token), trades: true),
            Tool("plain", TaskSupport.Forbidden, (arguments, _, _) => Task.FromResult(Json(arguments.GetRawText()))),
            Tool("protocol", TaskSupport.Optional, (_, _, _) => throw new ProtocolException(-32603, "The protocol is at fault.")),
            Tool("protocol_plain", TaskSupport.Forbidden, (_, _, _) => throw new ProtocolException(-32602, "The protocol is at fault.", JsonSerializer.SerializeToElement(5))),
            Tool("quick", TaskSupport.Optional, (arguments, _, _) => Task.FromResult(Json(arguments.GetRawText()))),
            Tool("stream", TaskSupport.Optional, (_, context, token) => StreamAsync(context, token), streams: true),
            Tool("tells", TaskSupport.Optional, (_, context, token) => TellAsync(context, token)),
        ];
        Tools = tools;
        _tools = tools.ToDictionary(tool => tool.Name);
    }

    public IReadOnlyList<ToolDescriptor> Tools { get; }

    /// <summary>Set when a tool that waits has begun to.</summary>
    public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Set when a tool that waits has seen its cancellation.</summary>
    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Set it to let the tools that wait end.</summary>
    public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How often "ask_first" went on after its question.</summary>
    public int Runs { get; private set; }

    public bool TryGet(string name, [NotNullWhen(true)] out ToolDescriptor? tool) => _tools.TryGetValue(name, out tool);

    private static ToolOutcome Json(string json) => new(Encoding.UTF8.GetBytes(json), null);

    private static ToolDescriptor Tool(
        string name,
        TaskSupport task,
        Func<JsonElement, ToolContext, CancellationToken, Task<ToolOutcome>> invoker,
        bool startsTask = false,
        bool trades = false,
        bool streams = false) => new()
        {
            Name = name,
            Title = name,
            Description = name,
            Toolset = "test",
            Traits = new ToolAttribute(name, name) { Task = task, StartsTask = startsTask, ReadOnly = !trades, Trades = trades },
            Schemas = new ToolSchemas(JsonElement.Parse("""{"type":"object"}"""), JsonElement.Parse("""{"type":"object"}""")),
            Streams = streams,
            Invoker = invoker,
        };

    private static InputQuestion Question(string key) => new(
        key,
        ClientFeatures.ElicitationForm,
        "elicitation/create",
        JsonElement.Parse("""{"mode":"form","message":"Well?","requestedSchema":{"type":"object","properties":{"confirm":{"type":"boolean"}}}}"""));

    private static async Task<ToolOutcome> AskAsync(ToolContext context, string[] keys, CancellationToken token)
    {
        InputAnswers answers = await context.AskAsync([.. keys.Select(Question)], token);
        return Json($"[{string.Join(',', keys.Select(key => answers[key].GetRawText()))}]");
    }

    private static async Task<ToolOutcome> AskTwiceAsync(ToolContext context, CancellationToken token)
    {
        await context.AskAsync([Question("again")], token);
        return await AskAsync(context, ["again"], token);
    }

    private async Task<ToolOutcome> AskFirstAsync(ToolContext context, CancellationToken token)
    {
        InputAnswers answers = await context.AskAsync([Question("user_name")], token);
        await context.StartTaskAsync(token);
        Runs++;
        Started.TrySetResult();
        await Release.Task.WaitAsync(token);
        return Json(answers["user_name"].GetRawText());
    }

    private async Task<ToolOutcome> TellAsync(ToolContext context, CancellationToken token)
    {
        await context.ProgressAsync(1, 3, null, token);
        await context.ProgressAsync(2, 3, "Two of three", token);
        return await BlockAsync(token);
    }

    private async Task<ToolOutcome> StreamAsync(ToolContext context, CancellationToken token)
    {
        await context.UpdateAsync(1, new UpdateJson(Encoding.UTF8.GetBytes("""{"bid":1}""")), token);
        return await BlockAsync(token);
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

        return Json("""{"done":true}""");
    }
}
