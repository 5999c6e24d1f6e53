namespace Gateway.Tools.Connection;

/// <summary>Which TWS the gateway talks to, and as whom.</summary>
internal sealed record EndpointInfo
{
    public required string Host { get; init; }

    public required int Port { get; init; }

    public required int ClientId { get; init; }
}
