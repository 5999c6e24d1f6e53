namespace Gateway.Tws.Api.Orders;

/// <summary>What became of a request to place or change an order.</summary>
public enum OrderOutcome
{
    /// <summary>TWS took it.</summary>
    Confirmed,

    /// <summary>TWS refused it: it certainly does not work.</summary>
    Rejected,

    /// <summary>Sent, but TWS did not say: it may or may not work. Do not place it again; look it up.</summary>
    Unknown,
}
