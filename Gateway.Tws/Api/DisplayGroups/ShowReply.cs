using Gateway.Tws.Messages.DisplayGroups;
using Gateway.Tws.Requests.DisplayGroups;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.DisplayGroups;

/// <summary>
/// Subscribes to a group, changes it under the same id, as TWS demands, and waits for the change. TWS tells first what the group showed before;
/// a second message is the outcome, also when TWS spells the contract in its own way.
/// </summary>
internal sealed class ShowReply(int groupId, string contractInfo) : PendingReceiver<string>
{
    private string? _shown;

    public async Task<string> AskAsync(ITwsSession session, TimeSpan deadline, TimeProvider clock, CancellationToken cancellationToken)
    {
        var id = session.NextRequestId();
        using var attached = session.Attach(id, this);
        return await RunAsync(
            session,
            [new SubscribeToGroupEventsRequest(id, groupId), new UpdateDisplayGroupRequest(id, contractInfo)],
            new UnsubscribeFromGroupEventsRequest(id),
            alwaysCancel: true, $"display group {groupId}", deadline, clock, cancellationToken).ConfigureAwait(false);
    }

    public override void Receive<T>(in T message)
    {
        if (message is not DisplayGroupUpdatedMessage updated)
            return;
        if (updated.ContractInfo == contractInfo || _shown is not null)
            Succeed(updated.ContractInfo);
        _shown = updated.ContractInfo;
    }

    protected override bool TryGetPartial(out string partial)
    {
        partial = _shown ?? string.Empty;
        return _shown is not null;
    }
}
