using Gateway.Access;
using Gateway.Handlers;

namespace Gateway.Trading.Staging;

/// <summary>What a call makes of its staged order: it waits for the decision, and the same call made again finds the order and its outcome.</summary>
internal sealed class StagedCalls(StagedOrders orders)
{
    /// <summary>How long a call goes on waiting for TWS once a person has approved.</summary>
    private static readonly TimeSpan WhileSent = TimeSpan.FromSeconds(15);

    /// <inheritdoc cref="StagedOrders.Add"/>
    public StagedOrder Add(Caller caller, StagedOrder order) => orders.Add(caller, order);

    /// <summary>
    /// The order that the same call staged before, if it waits, is being sent, or was refused by the person; null where it is to be staged anew, as
    /// nothing was sent.
    /// </summary>
    /// <exception cref="ToolException">The references belong to other orders that wait.</exception>
    public StagedOrder? Find(Caller caller, IReadOnlyList<string> orderRefs, string sameness)
    {
        if (orders.Find(caller, orderRefs, sameness) is not { } known)
            return null;
        if (known.Sameness != sameness)
            return known.IsOver
                ? null
                : throw ToolErrors.Conflict(
                    "key_reused", $"orderRef: must be new for every order; '{known.OrderRefs[0]}' waits for approval as another order ({known.Id}).",
                    "Nothing was sent. Leave orderRef out to get a new one, or withdraw the other with ibkr_discard_staged_order.");
        return known.IsOver && known.Status != StagedStatus.Refused ? null : known;
    }

    /// <summary>Waits for the decision, and for TWS's answer once there is one.</summary>
    /// <param name="waiting">The result while the order waits, or is still being sent.</param>
    /// <exception cref="ToolException">The person refused it, or it could not be sent.</exception>
    public async Task<T> EndAsync<T>(StagedOrder order, Func<StagedOrder, T> waiting, TimeSpan wait, CancellationToken cancellationToken)
    {
        var now = await orders.WaitAsync(order.Id, wait, WhileSent, cancellationToken);
        if (!now.IsOver)
            return waiting(now);
        if (now.End is { Error: { } error })
            throw error;
        if (now.End is { Value: T value })
            return value;
        throw now.Status switch
        {
            StagedStatus.Refused => ToolErrors.Refused(
                "not_approved", $"Denied, nothing was sent: the person refused the order ({now.Id}).",
                "Do not try again unless the person asks for it."),
            _ => ToolErrors.Refused(
                "not_approved", $"Denied, nothing was sent: the order no longer waits for approval ({now.Id}). {now.Result}".TrimEnd(),
                "See ibkr_list_staged_orders."),
        };
    }
}
