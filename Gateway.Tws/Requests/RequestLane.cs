namespace Gateway.Tws.Requests;

/// <summary>Which outbound queue a request waits in.</summary>
public enum RequestLane
{
    Normal,

    /// <summary>Orders and cancels: sent before anything in the normal lane.</summary>
    Orders,
}
