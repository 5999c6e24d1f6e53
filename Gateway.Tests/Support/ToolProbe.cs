using System.Text;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Registry;
using Gateway.Registry.Invocation;
using Gateway.Registry.Paging;
using Gateway.Registry.Prompts;
using Gateway.Registry.Resources;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Support;

/// <summary>Short ways to scan and to call tools in tests.</summary>
internal static class ToolProbe
{
    private static readonly HandlerHost Host = new(type => Activator.CreateInstance(type)!, new ToolErrorMapper(NullLogger<ToolErrorMapper>.Instance, [new TwsErrors()]), AnswerLimit.None);

    public static ToolRegistry Scan(params Type[] toolsets) => new(toolsets.SelectMany(new ToolScanner().Scan).Select(bind => bind(Host)));

    public static ResourceRegistry ScanResources(params Type[] toolsets) => new(toolsets.SelectMany(ResourceScanner.Scan).Select(bind => bind(Host)));

    public static PromptRegistry ScanPrompts(params Type[] toolsets) => new(toolsets.SelectMany(PromptScanner.Scan).Select(bind => bind(Host)));

    public static ToolDescriptor Get(this IToolRegistry registry, string name) =>
        registry.TryGet(name, out var tool) ? tool : throw new AssertionException($"no tool {name}");

    public static Task<ToolOutcome> CallAsync(
        this IToolRegistry registry, string name, string arguments, ToolContext? context = null, CancellationToken cancellationToken = default) =>
        registry.Get(name).InvokeAsync(JsonElement.Parse(arguments), context ?? new RecordingContext(), cancellationToken);

    public static string Text(this ToolOutcome outcome) => Encoding.UTF8.GetString(outcome.Json.Span);
}
