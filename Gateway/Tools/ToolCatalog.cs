using Gateway.Registry;
using Gateway.Registry.Invocation;
using Gateway.Registry.Prompts;
using Gateway.Registry.Resources;

namespace Gateway.Tools;

/// <summary>
/// Everything that the gateway offers as it is described to clients, without the objects behind it: for documentation. None of it can be called.
/// </summary>
/// <remarks>Made once a process, of the same entries as the registries of every gateway in it.</remarks>
internal static class ToolCatalog
{
    private static readonly Lazy<IToolRegistry> Tools = new(() => new ToolRegistry(Described(toolset => toolset.Tools)));
    private static readonly Lazy<IResourceRegistry> Resources = new(() => new ResourceRegistry(Described(toolset => toolset.Resources)));
    private static readonly Lazy<IPromptRegistry> Prompts = new(() => new PromptRegistry(Described(toolset => toolset.Prompts)));

    public static IToolRegistry Describe() => Tools.Value;

    public static IResourceRegistry DescribeResources() => Resources.Value;

    public static IPromptRegistry DescribePrompts() => Prompts.Value;

    private static IEnumerable<T> Described<T>(Func<ToolsetEntry, IReadOnlyList<HandlerBinding<T>>> kind) =>
        ToolsetCatalog.Of(typeof(ToolCatalog).Assembly).Entries(GatewayTerms.All).SelectMany(kind).Select(bind => bind(HandlerHost.Empty));
}
