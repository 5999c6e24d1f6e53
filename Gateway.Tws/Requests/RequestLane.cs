namespace Gateway.Tws.Requests;

/// <summary>Which outbound queue a request waits in.</summary>
public enum RequestLane
{
    Normal,

    /// <summary>Orders, cancels and the probe before them: sent before anything in the normal lane.</summary>
    Orders,
}
