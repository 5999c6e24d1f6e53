using Gateway.Access;
using Gateway.Mcp.Methods;
using Gateway.Registry;

namespace Gateway.Http;

/// <summary>The tool that a route names; null when there is none of this name.</summary>
internal sealed record ToolCall(string Name, ToolDescriptor? Tool)
    : RoutedCall(Tool is null ? null : CallToolMethod.KindOf(Tool), Tool?.Scope ?? AccessScope.None, AnswersInLines: true)
{
    public const string Parameter = "tool";

    /// <summary>Looks the tool up, once for the whole request.</summary>
    public static ValueTask<ToolCall> BindAsync(HttpContext context)
    {
        string name = (string)context.GetRouteValue(Parameter)!;
        var registry = context.RequestServices.GetRequiredService<IToolRegistry>();
        return new(new ToolCall(name, registry.TryGet(name, out ToolDescriptor? tool) ? tool : null));
    }
}
