namespace Gateway.Tws.Resilience;

/// <summary>Which TWS to talk to, and as whom.</summary>
public sealed record TwsEndpoint(string Host, int Port, int ClientId)
{
    /// <summary>What the status shows until a connection is asked for.</summary>
    public static TwsEndpoint None { get; } = new("", 0, 0);

    public override string ToString() => $"{Host}:{Port} as client {ClientId}";
}
