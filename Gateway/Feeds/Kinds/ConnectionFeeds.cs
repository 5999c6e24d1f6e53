using Gateway.Access;
using Gateway.Tws.Resilience;

namespace Gateway.Feeds.Kinds;

/// <summary>The connection to TWS as it changes.</summary>
internal sealed class ConnectionFeeds(ITwsConnection connection, TimeProvider time)
{
    [Feed(FeedKind.Connection, AccessScope.MarketRead, typeof(ConnectionView))]
    [Description("The state of the connection to TWS, now and after every change, including data farms.")]
    public Task<FeedSource> ConnectionAsync() => Task.FromResult(new FeedSource(
        string.Empty,
        token => FeedStep.Of(
            EventItems<ConnectionStatus>.Open(
                handler => connection.StatusChanged += handler, handler => connection.StatusChanged -= handler, time, token, () => connection.Status),
            ConnectionView.Of,
            token))
    {
        Uri = "ibkr://status",
    });
}

/// <summary>The connection at one moment.</summary>
internal sealed record ConnectionView
{
    public required ConnectionState State { get; init; }

    /// <summary>Why it is not connected; null when it is.</summary>
    public string? Reason { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required int Attempts { get; init; }

    public required IReadOnlyDictionary<string, string> Farms { get; init; }

    public static ConnectionView Of(ConnectionStatus status) => new()
    {
        State = status.State,
        Reason = status.Reason,
        Since = status.Since,
        Attempts = status.Attempts,
        Farms = status.Farms,
    };
}
