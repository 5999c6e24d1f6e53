using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.DisplayGroups;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.DisplayGroups;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.DisplayGroups;

/// <summary>The colour groups that link windows of TWS: what they show can be followed and set. IB Gateway has no windows, and no groups.</summary>
public sealed class DisplayGroupsApi(ITwsConnection connection, TwsApiOptions options, TimeProvider clock)
{
    private readonly SharedStreams<int, string> _groups = new(connection);

    /// <summary>The ids of the groups, most used first (queryDisplayGroups).</summary>
    public async Task<IReadOnlyList<int>> GroupsAsync(CancellationToken cancellationToken = default)
    {
        var answer = await connection.Session.AskAsync<DisplayGroupListMessage>(
            id => new QueryDisplayGroupsRequest(id), cancel: null, options.Deadline, cancellationToken).ConfigureAwait(false);
        List<int> groups = [];
        foreach (var text in answer.Groups.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var group))
                groups.Add(group);
        }
        return groups;
    }

    /// <summary>What a group shows now and after each change (subscribeToGroupEvents): <c>conId@exchange</c>, <c>none</c> or <c>combo</c>.</summary>
    public IAsyncEnumerable<StreamItem<string>> StreamAsync(int groupId, CancellationToken cancellationToken = default) =>
        _groups.ReadAsync(groupId, () => new DisplayGroupStream(groupId, clock), cancellationToken);

    /// <summary>What a group shows now: <c>conId@exchange</c>, <c>none</c> or <c>combo</c>.</summary>
    public async Task<string> ShownAsync(int groupId, CancellationToken cancellationToken = default)
    {
        var shown = await new AnswerReceiver<DisplayGroupUpdatedMessage>().AskAsync(
            connection.Session, id => new SubscribeToGroupEventsRequest(id, groupId), id => new UnsubscribeFromGroupEventsRequest(id),
            alwaysCancel: true, $"display group {groupId}", options.Deadline, clock, cancellationToken).ConfigureAwait(false);
        return shown.ContractInfo;
    }

    /// <summary>Makes a group show a contract (updateDisplayGroup). Returns what it shows then.</summary>
    /// <param name="contractInfo"><c>conId@exchange</c>, such as <c>265598@SMART</c>, or <c>none</c>.</param>
    public Task<string> ShowAsync(int groupId, string contractInfo, CancellationToken cancellationToken = default) =>
        new ShowReply(groupId, contractInfo).AskAsync(connection.Session, options.Deadline, clock, cancellationToken);
}

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
