using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.DisplayGroups;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.DisplayGroups;

namespace Gateway.Tws.Api.DisplayGroups;

/// <summary>The contract that one display group shows; a slow reader gets the latest only.</summary>
internal sealed class DisplayGroupStream(int groupId, TimeProvider clock) : ConflatedStream<string>(clock)
{
    private string? _shown;

    public override ITwsRequest Start(int requestId) => new SubscribeToGroupEventsRequest(requestId, groupId);

    public override ITwsRequest Stop(int requestId) => new UnsubscribeFromGroupEventsRequest(requestId);

    public override void Receive<TMessage>(in TMessage message)
    {
        if (message is not DisplayGroupUpdatedMessage updated)
            return;
        lock (Gate)
        {
            _shown = updated.ContractInfo;
            Update();
        }
    }

    protected override bool HasPresent => _shown is not null;

    protected override string Present() => _shown!;

    protected override void Forget() => _shown = null;
}
