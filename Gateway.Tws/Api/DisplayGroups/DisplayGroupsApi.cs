using System.Globalization;
using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.DisplayGroups;
using Gateway.Tws.Requests.DisplayGroups;
using Gateway.Tws.Resilience;

namespace Gateway.Tws.Api.DisplayGroups;

/// <inheritdoc cref="IDisplayGroupsApi"/>
internal sealed class DisplayGroupsApi(ITwsConnection connection, TwsApiOptions options, TimeProvider clock) : IDisplayGroupsApi
{
    private readonly SharedStreams<int, string> _groups = new(connection);

    public async Task<IReadOnlyList<int>> GroupsAsync(CancellationToken cancellationToken)
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

    public IAsyncEnumerable<StreamItem<string>> StreamAsync(int groupId, CancellationToken cancellationToken) =>
        _groups.ReadAsync(groupId, () => new DisplayGroupStream(groupId, clock), cancellationToken);

    public async Task<string> ShownAsync(int groupId, CancellationToken cancellationToken)
    {
        var shown = await new FirstReply<DisplayGroupUpdatedMessage>().AskAsync(
            connection.Session, id => new SubscribeToGroupEventsRequest(id, groupId), id => new UnsubscribeFromGroupEventsRequest(id),
            alwaysCancel: true, $"display group {groupId}", options.Deadline, clock, cancellationToken).ConfigureAwait(false);
        return shown.ContractInfo;
    }

    public Task<string> ShowAsync(int groupId, string contractInfo, CancellationToken cancellationToken) =>
        new ShowReply(groupId, contractInfo).AskAsync(connection.Session, options.Deadline, clock, cancellationToken);
}
