using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests;

/// <summary>An outgoing message: a record that writes itself as fields.</summary>
public interface ITwsRequest
{
    /// <summary>Orders and cancels overtake everything else that waits to be sent.</summary>
    RequestLane Lane => RequestLane.Normal;

    /// <summary>Writes every field, the message id first.</summary>
    void WriteTo(FieldWriter writer, ServerVersion version);
}

/// <summary>Which outbound queue a request waits in.</summary>
public enum RequestLane
{
    Normal,

    /// <summary>Orders, cancels and the probe before them: sent before anything in the normal lane.</summary>
    Orders,
}
