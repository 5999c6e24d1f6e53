using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Api;
using Gateway.Tws.Model;

namespace Gateway.Tools.DisplayGroups;

/// <summary>The colour groups that link the windows of TWS.</summary>
[Toolset("display", AccessScope.MarketRead)]
internal sealed class DisplayGroupTools(TwsClient client, ContractResolver resolver)
{
    [Tool("ibkr_get_display_groups", "Display groups", ReadOnly = true, Idempotent = true,
        Requests = "queryDisplayGroups, subscribeToGroupEvents, unsubscribeFromGroupEvents")]
    [Description("The colour groups that link windows of TWS, and which contract each shows.")]
    public async Task<DisplayGroupsResult> GetDisplayGroupsAsync(CancellationToken cancellationToken = default)
    {
        List<DisplayGroupRow> rows = [];
        foreach (var group in await client.DisplayGroups.GroupsAsync(cancellationToken))
            rows.Add(DisplayGroupRow.Of(group, await client.DisplayGroups.ShownAsync(group, cancellationToken)));
        return new DisplayGroupsResult { Groups = rows, Count = rows.Count };
    }

    [Tool("ibkr_set_display_group", "Show a contract in TWS", Idempotent = true, Scope = AccessScope.Admin,
        Requests = "subscribeToGroupEvents, updateDisplayGroup, unsubscribeFromGroupEvents", Example = """{"groupId":1,"contract":"AAPL"}""")]
    [Description("Makes the windows of one colour group of TWS show a contract; without a contract, none.")]
    public async Task<DisplayGroupRow> SetDisplayGroupAsync(
        [Description("Group id of ibkr_get_display_groups.")][Range(1, 100)][Example("1")] int groupId,
        ContractArguments contract,
        CancellationToken cancellationToken = default)
    {
        var info = DisplayGroupRow.Nothing;
        if (contract.Given)
        {
            var instrument = (await resolver.ResolveAsync(contract.ToContract(), cancellationToken)).Contract;
            info = string.Create(CultureInfo.InvariantCulture, $"{instrument.ConId}@{instrument.Exchange}");
        }
        return DisplayGroupRow.Of(groupId, await client.DisplayGroups.ShowAsync(groupId, info, cancellationToken));
    }
}
