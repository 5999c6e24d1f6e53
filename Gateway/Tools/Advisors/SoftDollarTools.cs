using System.ComponentModel;
using Gateway.Access;
using Gateway.Handlers;
using Gateway.Tws.Api;

namespace Gateway.Tools.Advisors;

/// <summary>Soft dollar tiers, which the orders of some users name.</summary>
[Toolset("orders", AccessScope.AccountRead)]
internal sealed class SoftDollarTools(TwsClient client)
{
    [Tool("ibkr_get_soft_dollar_tiers", "Soft dollar tiers", ReadOnly = true, Idempotent = true, Requests = "reqSoftDollarTiers")]
    [Description("The soft dollar tiers that an order may name; most users have none.")]
    public async Task<SoftDollarTiersResult> GetSoftDollarTiersAsync(CancellationToken cancellationToken = default)
    {
        var tiers = await client.Accounts.SoftDollarTiersAsync(cancellationToken);
        return new SoftDollarTiersResult { Tiers = [.. tiers.Select(SoftDollarTierRow.Of)], Count = tiers.Count };
    }
}
