using System.Runtime.CompilerServices;
using Gateway.Registry;
using Gateway.Registry.Invocation;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tools;

/// <summary>Every tool of the gateway as it is described to clients, without the objects behind it: for documentation. Its tools cannot be called.</summary>
internal static class ToolCatalog
{
    public static IToolRegistry Describe()
    {
        var scanner = new ToolScanner(RuntimeHelpers.GetUninitializedObject, new ToolFailures(NullLogger<ToolFailures>.Instance));
        return new ToolRegistry(ToolScanner.Toolsets(typeof(ToolCatalog).Assembly).SelectMany(toolset => scanner.Scan(toolset, _ => true)));
    }
}
