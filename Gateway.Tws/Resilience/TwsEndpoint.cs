namespace Gateway.Tws.Resilience;

/// <summary>Which TWS to talk to, and as whom.</summary>
public sealed record TwsEndpoint(string Host, int Port, int ClientId);
