using Gateway.Access;
using Gateway.Handlers;
using Gateway.Registry;

namespace Gateway.Trading.Policy;

/// <summary>The caller of the tool that runs, whose token may have limits of its own; the limits of all callers hold beside them.</summary>
internal sealed class PolicyCaller : IToolDecorator
{
    private readonly AsyncLocal<Caller?> _caller = new();

    /// <summary>Null outside a tool, as where a person approves an order at the gateway.</summary>
    public Caller? Now => _caller.Value;

    /// <summary>Leaves tools alone that only read the market or accounts: they have no order to judge.</summary>
    public ToolDescriptor Decorate(ToolDescriptor tool)
    {
        if (tool.Scope is AccessScope.MarketRead or AccessScope.AccountRead)
            return tool;
        var inner = tool.Invoker;
        return tool with { Invoker = (arguments, context, cancellationToken) => RunAsync(inner, arguments, context, cancellationToken) };
    }

    private async Task<ToolOutcome> RunAsync(
        Func<JsonElement, ToolContext, CancellationToken, Task<ToolOutcome>> inner, JsonElement arguments, ToolContext context,
        CancellationToken cancellationToken)
    {
        // Only for what this call does: the value does not flow back to who called it.
        _caller.Value = context.Caller;
        return await inner(arguments, context, cancellationToken);
    }
}
