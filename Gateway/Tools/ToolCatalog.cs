using System.Runtime.CompilerServices;
using Gateway.Registry;
using Gateway.Registry.Invocation;
using Gateway.Registry.Prompts;
using Gateway.Registry.Resources;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tools;

/// <summary>Everything that the gateway offers as it is described to clients, without the objects behind it: for documentation. None of it can be called.</summary>
internal static class ToolCatalog
{
    private static readonly ToolErrorMapper Failures = new(NullLogger<ToolErrorMapper>.Instance);

    private static IEnumerable<Type> Toolsets => ToolScanner.Toolsets(typeof(ToolCatalog).Assembly);

    public static IToolRegistry Describe()
    {
        var scanner = new ToolScanner(RuntimeHelpers.GetUninitializedObject, Failures, GatewayTerms.All);
        return new ToolRegistry(Toolsets.SelectMany(toolset => scanner.Scan(toolset, _ => true)));
    }

    public static IResourceRegistry DescribeResources() =>
        new ResourceRegistry(Toolsets.SelectMany(new ResourceScanner(RuntimeHelpers.GetUninitializedObject, Failures).Scan));

    public static IPromptRegistry DescribePrompts() =>
        new PromptRegistry(Toolsets.SelectMany(new PromptScanner(RuntimeHelpers.GetUninitializedObject, Failures).Scan));
}
