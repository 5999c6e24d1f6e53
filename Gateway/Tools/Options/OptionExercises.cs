using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Text;
using Gateway.Tools.Orders;
using Gateway.Tools.Orders.Rules;
using Gateway.Trading;
using Gateway.Trading.Staging;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Options;

/// <summary>
/// Sends exercise instructions; TWS gets none by any other way. Checks the rules of orders, the single-use key, and a person's approval where it is
/// required.
/// </summary>
internal sealed class OptionExercises(
    OrderWire wire, OrderRules rules, OrderApproval approval, ContractResolver resolver, ExerciseBook book, OrderRefLock locks,
    StagedCalls staged)
{
    public async Task<ExerciseResult> SendAsync(
        RequestContext context, Contract asked, ExerciseChoice action, int quantity, bool force, string? account, string? orderRef, TimeSpan wait,
        CancellationToken cancellationToken)
    {
        try
        {
            var chosen = rules.AccountFor(account, faGroup: string.Empty);
            var details = await resolver.ResolveAsync(asked, cancellationToken);
            var instruction = new OptionExercise(
                action == ExerciseChoice.Exercise ? ExerciseAction.Exercise : ExerciseAction.Lapse, quantity, chosen, force);
            var exercise = CheckedExercise.Pass(rules, details, instruction);
            var option = exercise.Option;
            var (text, reference) = (TextOf(action, option, quantity, force, chosen), orderRef.OrNull());
            if (approval.NeedsPage(context.Caller) && (reference is null || book.Find(reference) is null))
            {
                approval.RequireOpen();
                string[] references = reference is null ? [] : [reference];
                var waiting = staged.Find(context.Caller, references, text) ?? staged.Add(context.Caller, new StagedOrder
                {
                    Text = text,
                    OrderRefs = references,
                    Sameness = text,
                    Work = new StagedWork(SendApprovedAsync),
                });
                return await staged.EndAsync(waiting, WaitsAt, wait, cancellationToken);
            }
            return await SendAsync(asks: true, wait, cancellationToken);

            async Task<ExerciseResult> SendAsync(bool asks, TimeSpan longest, CancellationToken within)
            {
                using var lease = reference is null ? null : await locks.AcquireAsync([reference], longest, within);
                if (reference is not null && book.Find(reference) is { } earlier)
                {
                    return earlier.Words == text
                        ? Describe(earlier.Result ?? SentExercise.Unknown, action, option, quantity, chosen) with
                        {
                            OrderRef = reference,
                            AlreadySent = true,
                        }
                        : throw EarlierOrders.UsedBefore(reference);
                }
                if (asks && approval.IsNeeded)
                {
                    await approval.RequireAsync(context, text, within);
                    // An approval may take long: the rules are checked again.
                    exercise = CheckedExercise.Pass(rules, details, instruction);
                }
                return reference is null
                    ? Describe(await wire.ExerciseAsync(exercise, longest, within), action, option, quantity, chosen)
                    : Describe(await SendOnceAsync(reference, text, exercise, longest), action, option, quantity, chosen) with
                    {
                        OrderRef = reference,
                    };
            }

            async Task<StagedEnd> SendApprovedAsync(CancellationToken within)
            {
                exercise = CheckedExercise.Pass(rules, details, instruction);
                var result = await SendAsync(asks: false, StagedWork.AfterApproval, within);
                return new StagedEnd(
                    OrderJudge.IsNotWorking(result.Outcome) ? StagedStatus.Failed : StagedStatus.Sent, ((IToolSummary)result).Summary, result);
            }

            ExerciseResult WaitsAt(StagedOrder now) => Describe(
                new OrderResult(
                    now.IsBeingSent ? OrderOutcome.Unknown : OrderOutcome.Staged, 0, null, string.Empty, null, null, null, null, []),
                action, option, quantity, chosen) with
            {
                OrderRef = reference,
                Approval = ApprovalPlace.Of(now),
            };
        }
        catch (TwsDisconnectedException reason) when (!reason.Message.EndsWith("Nothing was sent.", StringComparison.Ordinal))
        {
            throw OrderChecks.NotSent(reason);
        }
    }

    /// <summary>
    /// Records the key, then sends. The wait for TWS goes on when the caller disconnects: the next call with this key gets the answer.
    /// </summary>
    private async Task<OrderResult> SendOnceAsync(string reference, string text, CheckedExercise exercise, TimeSpan wait)
    {
        book.Begin(reference, text);
        try
        {
            var result = await wire.ExerciseAsync(exercise, wait, CancellationToken.None);
            book.TryNote(reference, text, result);
            return result;
        }
        catch (TwsException)
        {
            // Nothing was sent, so that the key can be used again.
            book.Forget(reference);
            throw;
        }
    }

    private static string TextOf(ExerciseChoice action, Contract option, int quantity, bool force, string account) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(action == ExerciseChoice.Exercise ? "EXERCISE" : "LET LAPSE")} {quantity} {OrderText.NameOf(option)} of account "
        + $"{account}{(force ? ", whatever its moneyness" : string.Empty)}");

    private static ExerciseResult Describe(OrderResult result, ExerciseChoice action, Contract option, int quantity, string account) => new()
    {
        Outcome = result.Outcome,
        Action = action,
        Contract = ContractInfo.Of(option),
        Quantity = quantity,
        Account = account,
        OrderId = result.OrderId,
        PermId = result.PermId,
        Status = result.Status.OrNull(),
        Reason = ReasonView.Of(result.Reason),
        Warnings = TwsNote.Of(result.Warnings),
        NextStep = result.Outcome switch
        {
            OrderOutcome.Confirmed => string.Create(
                CultureInfo.InvariantCulture,
                $"IB carries it out after the close. Until then ibkr_cancel_order with orderId {result.OrderId} may withdraw it."),
            OrderOutcome.Staged => "Give the person approval.path, on the gateway's address: they decide there with the code of the console.",
            OrderOutcome.Unknown => "Do not send it again: see ibkr_get_open_orders and ibkr_get_positions first.",
            _ => "The instruction has no effect. Fix the reason given before trying again; override applies if the option is not in the money.",
        },
    };
}
