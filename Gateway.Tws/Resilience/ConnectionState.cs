namespace Gateway.Tws.Resilience;

/// <summary>Where the gateway stands with TWS.</summary>
public enum ConnectionState
{
    /// <summary>Nobody asked for a connection, or it was closed on request.</summary>
    Disconnected,

    /// <summary>A connection is being made, or waits for its next try.</summary>
    Connecting,

    /// <summary>The session is ready and TWS has its link to IB's servers.</summary>
    Connected,

    /// <summary>The session is up, but TWS lost its link to IB's servers (1100).</summary>
    IbLinkDown,
}
