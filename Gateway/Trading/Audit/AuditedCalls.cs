using Gateway.Access;
using Gateway.Handlers;
using Gateway.Handlers.Asking;
using Gateway.Registry;

namespace Gateway.Trading.Audit;

/// <summary>Writes every call that can send, change or stop orders into the audit log, before it runs and when it has ended.</summary>
internal sealed class AuditedCalls(AuditLog log, TimeProvider clock) : IToolDecorator
{
    /// <summary>How long the answer of a call that stops trading waits for its line in the log.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromMilliseconds(20);

    /// <summary>The members of a result that are logged; the rest can be looked up by the ids.</summary>
    private static readonly string[] LoggedMembers =
    [
        "id", "outcome", "status", "orderId", "permId", "orderRef", "parentOrderId", "takeProfitOrderId", "stopLossOrderId", "reason", "engaged",
        "resumed", "cancelled", "notCancelled", "cancelProblem", "result",
    ];

    public ToolDescriptor Decorate(ToolDescriptor tool)
    {
        if (!tool.Traits.Trades && (tool.Traits.ReadOnly || tool.Scope is not (AccessScope.Admin or AccessScope.OrdersPreview)))
            return tool;
        var inner = tool.Invoker;
        return tool with
        {
            Invoker = (arguments, context, cancellationToken) => RunAsync(tool.Name, tool.Traits.Stops, inner, arguments, context, cancellationToken),
        };
    }

    private async Task<ToolOutcome> RunAsync(
        string tool, bool stops, Func<JsonElement, ToolContext, CancellationToken, Task<ToolOutcome>> inner, JsonElement arguments,
        ToolContext context, CancellationToken cancellationToken)
    {
        var (caller, orderRef) = (context.Caller.Name ?? "this machine", TextOf(arguments, "orderRef"));
        var called = log.TryAppendAsync(caller, tool, "call", orderRef, AuditText.Of(arguments));
        // A call that cannot be audited must not trade; a call that stops trading never waits for the disk.
        if (!stops && !await called)
        {
            return new ToolOutcome(ReadOnlyMemory<byte>.Empty, ToolErrors.Refused(
                "audit_unavailable", "Nothing was sent: the audit log cannot be written.", "Check the disk of TRADING_DATA_DIRECTORY.").Error);
        }
        try
        {
            var outcome = await inner(arguments, context, cancellationToken);
            await NotedAsync(Note(caller, tool, orderRef, outcome), stops);
            return outcome;
        }
        catch (HandlerExitException)
        {
            await log.TryAppendAsync(caller, tool, "result", orderRef, "Waits for the client's answer.");
            throw;
        }
        catch (OperationCanceledException)
        {
            await log.TryAppendAsync(caller, tool, "result", orderRef, "The caller left before the end.");
            throw;
        }
    }

    /// <summary>Waits for a line, but not long where the answer must not wait for the disk.</summary>
    private async Task NotedAsync(Task<bool> line, bool stops)
    {
        if (stops)
            await Task.WhenAny(line, Task.Delay(LongestHold, clock));
        else
            await line;
    }

    private Task<bool> Note(string caller, string tool, string? orderRef, ToolOutcome outcome)
    {
        var result = outcome.Error is null && outcome.Json.Length > 0 ? JsonElement.Parse(outcome.Json.Span) : default;
        var detail = outcome.Error is { } error ? $"{error.Code}: {error.Message}" : Describe(result);
        return log.TryAppendAsync(caller, tool, "result", TextOf(result, "orderRef") ?? orderRef, detail);
    }

    /// <summary>The logged members of a result, and of each order in it.</summary>
    private static string Describe(JsonElement result)
    {
        var own = string.Join(
            ", ",
            LoggedMembers.Select(name => (name, text: TextOf(result, name))).Where(pair => pair.text is not null)
                .Select(pair => $"{pair.name} {pair.text}"));
        return result.ValueKind == JsonValueKind.Object && result.TryGetProperty("orders", out var orders) && orders.ValueKind == JsonValueKind.Array
            ? string.Join("; ", orders.EnumerateArray().Select(Describe).Prepend(own).Where(text => text.Length > 0))
            : own;
    }

    private static string? TextOf(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value)
            ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText()
            : null;
}
