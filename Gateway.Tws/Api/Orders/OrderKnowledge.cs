namespace Gateway.Tws.Api.Orders;

/// <summary>How sure it is what became of an order that this client sent.</summary>
public enum OrderKnowledge
{
    /// <summary>Sent, no word of TWS yet.</summary>
    InFlight,

    /// <summary>TWS has told of it.</summary>
    Known,

    /// <summary>The session ended before TWS told of it. It may work, be filled, or never have arrived.</summary>
    Unknown,

    /// <summary>After a reconnect it was neither among the open nor the completed orders nor the executions, twice: it never arrived.</summary>
    NotFound,
}
