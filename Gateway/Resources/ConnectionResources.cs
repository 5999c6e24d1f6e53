using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Gateway.Registry;
using Gateway.Registry.Resources;
using Gateway.Tools;
using Gateway.Tools.Connection;
using Gateway.Tools.Safety;
using Gateway.Tws.Resilience;

namespace Gateway.Resources;

/// <summary>The connection to TWS and what may be done with it.</summary>
[Toolset("connection", AccessScope.MarketRead)]
internal sealed class ConnectionResources(ConnectionTools tools, SafetyTools safety, ITwsConnection connection)
{
    [Resource("ibkr://status", "status", "Connection status", Watch = nameof(WatchStatusAsync), Priority = 0.8)]
    [Description("Where the gateway stands with TWS, as ibkr_get_status tells it, with every data farm. Subscribers are told when the connection changes.")]
    public StatusResult Status() => tools.GetStatus(verbose: true);

    [Resource("ibkr://policy", "policy", "Trading policy")]
    [Description("Whether orders can be sent through this gateway, and to which accounts.")]
    public PolicyView Policy() => safety.GetTradingPolicy();

    [Resource("ibkr://accounts", "accounts", "Managed accounts", Scope = AccessScope.AccountRead)]
    [Description("The accounts that this login manages, each paper or live.")]
    public ManagedAccountsResult Accounts() => tools.GetManagedAccounts();

    public async IAsyncEnumerable<ConnectionStatus> WatchStatusAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Only the latest counts: a subscriber reads the resource to see what it is now.
        var changes = Channel.CreateBounded<ConnectionStatus>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        connection.StatusChanged += Tell;
        try
        {
            await foreach (var status in changes.Reader.ReadAllAsync(cancellationToken))
                yield return status;
        }
        finally
        {
            connection.StatusChanged -= Tell;
        }

        void Tell(ConnectionStatus status) => changes.Writer.TryWrite(status);
    }
}
