using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Handlers.Asking;
using Gateway.Telemetry;
using Gateway.Trading.Audit;
using Gateway.Tws.Model;

namespace Gateway.Trading;

/// <summary>Asks a person to approve an order before it is sent, where the settings require it.</summary>
/// <remarks>
/// An approval counts once, and for exactly the text that was shown, so the text must name all that will be sent, and what is random in it
/// (the reference) must be made by <see cref="RequestContext.OnceAsync"/>.
/// </remarks>
internal sealed partial class OrderApproval(TradingOptions options, ILogger<OrderApproval> logger, AuditLog? audit = null)
{
    private const string Key = "order_approval";
    private const string Field = "approve";
    private const string Approval = "approval";

    private static readonly ElicitForm Form = new ElicitForm().Flag(
        Field, "Approve", "Yes sends it as shown. Anything else sends nothing.", defaultValue: false);

    public bool IsNeeded => options.Approval != TradingApproval.None;

    /// <param name="order">Everything that will be sent, as text.</param>
    /// <exception cref="ToolException">The person did not approve, or nobody can be asked. Nothing was sent.</exception>
    public async Task RequireAsync(RequestContext context, string order, CancellationToken cancellationToken)
    {
        if (!IsNeeded)
            return;
        var answer = await AskAsync(context, order, cancellationToken);
        if (answer.IsAccepted && answer.Flag(Field) == true)
        {
            audit?.TryAppend(CallerOf(context), Approval, "approved", null, OnOneLine(order));
            LogApproved(CallerOf(context), OnOneLine(order));
            return;
        }

        audit?.TryAppend(CallerOf(context), Approval, "not_approved", null, $"{answer.Action}: {OnOneLine(order)}");
        LogNotApproved(CallerOf(context), answer.Action, OnOneLine(order));
        throw ToolErrors.Refused(
            "not_approved",
            $"Denied, nothing was sent: the person {(answer.Action == ElicitAction.Cancel ? "closed the question" : "did not approve the order")}.",
            "Do not try again unless the person asks for it.");
    }

    private static string CallerOf(RequestContext context) => context.Caller.Name ?? "this machine";

    private static string OnOneLine(string order) => order.Replace("\n", "; ", StringComparison.Ordinal);

    private static async Task<ElicitAnswer> AskAsync(RequestContext context, string order, CancellationToken cancellationToken)
    {
        var question = InputQuestion.Form(Key, $"Approve for Interactive Brokers?\n{order}", Form) with { CountsOnce = true };
        try
        {
            return (await context.AskAsync([question], cancellationToken)).Elicited(Key);
        }
        catch (ToolException unasked) when (!context.Client.HasFlag(ClientFeatures.ElicitationForm))
        {
            throw ToolErrors.Refused(
                "approval_needed",
                $"Denied, nothing was sent: a person must approve every order, and this caller cannot ask one. {unasked.Message}",
                "Send orders with an MCP client that declares elicitation. The owner of the gateway sets TRADING_APPROVAL.");
        }
        catch (ToolException unanswered)
        {
            throw new ToolException(
                unanswered.Error with { Message = $"Denied, nothing was sent: a person must approve every order. {unanswered.Message}" });
        }
    }

    [LoggerMessage(EventIds.OrderApproved, LogLevel.Information, "Approved by the person at {Caller}: {Order}")]
    private partial void LogApproved(string caller, string order);

    [LoggerMessage(EventIds.OrderNotApproved, LogLevel.Information, "Not approved ({Action}) by the person at {Caller}: {Order}")]
    private partial void LogNotApproved(string caller, ElicitAction action, string order);
}

/// <summary>An order that is complete but for its id: one resolved contract, an account, a reference.</summary>
/// <param name="Text">The whole order as text, as a person is shown it.</param>
internal sealed record PlannedOrder(Contract Contract, Order Order, string Text);
