namespace Gateway.Tws.Api.DisplayGroups;

/// <summary>The colour groups that link windows of TWS: what they show can be followed and set. IB Gateway has no windows, and no groups.</summary>
public interface IDisplayGroupsApi
{
    /// <summary>The ids of the groups, most used first (queryDisplayGroups).</summary>
    Task<IReadOnlyList<int>> GroupsAsync(CancellationToken cancellationToken = default);

    /// <summary>What a group shows now and after each change (subscribeToGroupEvents): <c>conId@exchange</c>, <c>none</c> or <c>combo</c>.</summary>
    IAsyncEnumerable<StreamItem<string>> StreamAsync(int groupId, CancellationToken cancellationToken = default);

    /// <summary>What a group shows now: <c>conId@exchange</c>, <c>none</c> or <c>combo</c>.</summary>
    Task<string> ShownAsync(int groupId, CancellationToken cancellationToken = default);

    /// <summary>Makes a group show a contract (updateDisplayGroup). Returns what it shows then.</summary>
    /// <param name="contractInfo"><c>conId@exchange</c>, such as <c>265598@SMART</c>, or <c>none</c>.</param>
    Task<string> ShowAsync(int groupId, string contractInfo, CancellationToken cancellationToken = default);
}
