using System.Globalization;
using Gateway.Registry;
using Gateway.Tools.Contracts;
using Gateway.Tools.Orders;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Options;

/// <summary>The one way by which instructions to exercise go out: mode and account first, then the contract, then a person's word where it is wanted.</summary>
internal sealed class ExerciseDesk(ITwsClient client, TradingPolicy policy, OrderApproval approval, ContractResolver resolver)
{
    public async Task<ExerciseResult> SendAsync(
        RequestContext context, Contract asked, ExerciseChoice action, int quantity, bool force, string? account, TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            var chosen = policy.RequireAccount(account);
            var option = await OptionAsync(asked, cancellationToken);
            if (approval.IsNeeded)
            {
                await approval.RequireAsync(context, Words(action, option, quantity, force, chosen), cancellationToken);
                // Waiting for a person takes its time: the account may have lost the right to trade.
                policy.RequireAccount(chosen);
            }
            var instruction = new OptionExercise(action == ExerciseChoice.Exercise ? ExerciseAction.Exercise : ExerciseAction.Lapse, quantity, chosen, force);
            var result = await client.Options.ExerciseAsync(option, instruction, wait, cancellationToken);
            return Describe(result, action, option, quantity, chosen);
        }
        catch (TwsDisconnectedException reason) when (!reason.Message.EndsWith("Nothing was sent.", StringComparison.Ordinal))
        {
            throw new TwsDisconnectedException($"{reason.Message} Nothing was sent.", reason);
        }
    }

    private async Task<Contract> OptionAsync(Contract asked, CancellationToken cancellationToken)
    {
        var found = (await resolver.ResolveAsync(asked, cancellationToken)).Contract;
        return found.SecType is SecTypes.Option or SecTypes.FutureOption
            ? found
            : throw ToolErrors.InvalidArgument(
                $"contract: must be an option; got {found.SecType} {StrangerText.Show(found.LocalSymbol)}; example: AAPL 20261218 200 C", "Nothing was sent.");
    }

    private static string Words(ExerciseChoice action, Contract option, int quantity, bool force, string account) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(action == ExerciseChoice.Exercise ? "EXERCISE" : "LET LAPSE")} {quantity} {OrderText.NameOf(option)} of account {account}{(force ? ", whatever its moneyness" : string.Empty)}");

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
                CultureInfo.InvariantCulture, $"IB carries it out after the close. Until then ibkr_cancel_order with orderId {result.OrderId} may withdraw it."),
            OrderOutcome.Unknown => "Do not send it again: see ibkr_get_open_orders and ibkr_get_positions first.",
            _ => "It does nothing. Mend what the reason says before another try; override answers to what speaks of the money.",
        },
    };
}
