using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests;

/// <summary>An outgoing message: a record that writes itself as fields.</summary>
public interface ITwsRequest
{
    /// <summary>How urgent it is: a request overtakes all that wait in less urgent lanes.</summary>
    RequestLane Lane => RequestLane.Normal;

    /// <summary>
    /// Whether an error that names no request is about this one, by the words of its text. TWS reports the refusal of a request without an id so.
    /// </summary>
    bool IsNamedIn(string error) => false;

    /// <summary>Writes every field, the message id first.</summary>
    void WriteTo(FieldWriter writer, ServerVersion version);
}

/// <summary>The outbound queue that a request waits in, the most urgent first.</summary>
public enum RequestLane
{
    /// <summary>The cancel of everything.</summary>
    GlobalCancel,

    /// <summary>Cancels of orders.</summary>
    Cancel,

    /// <summary>The request for TWS's time, by which the link is checked.</summary>
    Probe,

    /// <summary>Changes of orders.</summary>
    Change,

    /// <summary>New orders, previews of orders, and exercises.</summary>
    Place,

    /// <summary>Everything else.</summary>
    Normal,
}
