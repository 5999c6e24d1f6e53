using Gateway.Tws.Messages.DisplayGroups;
using Gateway.Tws.Requests.DisplayGroups;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.DisplayGroups;

/// <summary>
/// Subscribes to a group, changes it under the same id, as TWS demands, and waits for the change. TWS tells first what the group showed before;
/// a second message is the outcome, also when TWS spells the contract in its own way.
/// </summary>
internal sealed class ShowReply(int groupId, string contractInfo) : Reply<string>
{
    private string? _shown;

    public async Task<string> AskAsync(ITwsSession session, TimeSpan deadline, TimeProvider clock, CancellationToken cancellationToken)
    {
        var id = session.NextRequestId();
        using var attached = session.Attach(id, this);
        await session.SendAsync(new SubscribeToGroupEventsRequest(id, groupId), cancellationToken).ConfigureAwait(false);
        try
        {
            await session.SendAsync(new UpdateDisplayGroupRequest(id, contractInfo), cancellationToken).ConfigureAwait(false);
            return await WaitAsync($"display group {groupId}", deadline, clock, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!session.Completion.IsCompleted)
                await WithdrawAsync(session, new UnsubscribeFromGroupEventsRequest(id)).ConfigureAwait(false);
        }
    }

    public override void Receive<T>(in T message)
    {
        if (message is not DisplayGroupUpdatedMessage updated)
            return;
        if (updated.ContractInfo == contractInfo || _shown is not null)
            Complete(updated.ContractInfo);
        _shown = updated.ContractInfo;
    }

    protected override bool TryGetPartial(out string partial)
    {
        partial = _shown ?? string.Empty;
        return _shown is not null;
    }
}
