using Gateway.Access;
using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Handlers.Asking;
using Gateway.Telemetry;
using Gateway.Trading.Audit;
using Gateway.Trading.Staging;
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

    /// <summary>
    /// Whether <see cref="RequireAsync"/> must be asked before an order is sent: where a person approves, and always in the mode Live.
    /// </summary>
    public bool IsNeeded => options.Approval != TradingApproval.None || options.Mode == TradingMode.Live;

    /// <summary>Whether orders of this caller wait for the approval page, so that <see cref="RequireAsync"/> is not the way.</summary>
    public bool NeedsPage(Caller caller) => options.Approval == TradingApproval.Web && !caller.Unattended;

    /// <summary>Whether <see cref="RequireAsync"/> asks a person of this caller's client.</summary>
    public bool AsksPerson(Caller caller) => options.Approval == TradingApproval.Elicitation && !caller.Unattended;

    /// <summary>Whether this caller may send orders at all: with a person's approval, or without one.</summary>
    /// <exception cref="ToolException">Every order is denied, or one needs an approval for which nobody is asked. Nothing was sent.</exception>
    public void RequireAllowed(Caller caller)
    {
        RequireOpen();
        if (IsNeeded && !caller.Unattended && options.Approval != TradingApproval.Elicitation)
            throw ToolErrors.Refused(
                "approval_needed",
                "Denied, nothing was sent: for a live account a person must approve every order, and this gateway asks no person "
                + $"(TRADING_APPROVAL={options.Approval}).",
                "Use a token whose line in GATEWAY_TOKEN_FILE says unattended, or let the owner of the gateway set TRADING_APPROVAL.");
    }

    /// <param name="order">Everything that will be sent, as text.</param>
    /// <exception cref="ToolException">The person did not approve, or nobody can be asked. Nothing was sent.</exception>
    public async Task RequireAsync(RequestContext context, string order, CancellationToken cancellationToken)
    {
        RequireAllowed(context.Caller);
        if (!AsksPerson(context.Caller))
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

    /// <summary>For orders that a person has approved elsewhere: they, too, are refused while nothing is sent at all.</summary>
    /// <exception cref="ToolException">TRADING_APPROVAL is Deny. Nothing was sent.</exception>
    public void RequireOpen()
    {
        if (options.Approval == TradingApproval.Deny)
            throw ToolErrors.Refused(
                "approval_denied", "Denied, nothing was sent: the owner of the gateway lets no order be sent or changed (TRADING_APPROVAL=Deny).",
                "Cancelling orders is possible. The owner of the gateway sets TRADING_APPROVAL.");
    }

    private static string CallerOf(RequestContext context) => context.Caller.Name ?? "this machine";

    /// <summary>The text of orders for a log: one line.</summary>
    internal static string OnOneLine(string order) => order.Replace("\n", "; ", StringComparison.Ordinal);

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
internal sealed record PlannedOrder(Contract Contract, Order Order, string Text)
{
    /// <summary>Who planned it: the limits of this caller hold when a person sends it.</summary>
    public Caller? Caller { get; init; }

    /// <summary>The market's price that its caller was shown; null for an order with a price of its own, and without a quote.</summary>
    public ShownPrice? ShownPrice { get; init; }
}
