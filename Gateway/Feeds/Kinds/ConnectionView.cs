using Gateway.Tws.Resilience;

namespace Gateway.Feeds.Kinds;

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
