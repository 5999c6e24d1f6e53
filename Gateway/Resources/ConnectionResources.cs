using Gateway.Access;
using Gateway.Feeds;
using Gateway.Handlers;
using Gateway.Tools.Connection;
using Gateway.Tools.Safety;

namespace Gateway.Resources;

/// <summary>The connection to TWS, and the trading status.</summary>
[Toolset("connection", AccessScope.MarketRead)]
internal sealed class ConnectionResources(ConnectionTools tools, SafetyTools safety)
{
    [Resource("ibkr://status", "status", "Connection status", Priority = 0.8)]
    [Follows(FeedKind.Connection)]
    [Description("The state of the connection to TWS, as in ibkr_get_status, with every data farm. Subscribers are notified when the connection "
        + "changes.")]
    public StatusResult Status(RequestContext context) => tools.GetStatus(context, verbose: true);

    [Resource("ibkr://policy", "policy", "Trading policy")]
    [Description("Whether orders can be sent through this gateway, and to which accounts, with the limits.")]
    public PolicyView Policy(RequestContext context) => safety.PolicyOf(context.Caller, account: null);

    [Resource("ibkr://accounts", "accounts", "Managed accounts", Scope = AccessScope.AccountRead)]
    [Description("The accounts that this login manages, each paper or live.")]
    public ManagedAccountsResult Accounts() => tools.GetManagedAccounts();
}
