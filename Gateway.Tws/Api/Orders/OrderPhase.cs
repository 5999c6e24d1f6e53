namespace Gateway.Tws.Api.Orders;

/// <summary>Where an order stands, from the gateway's own decision to its end at IB. <see cref="OrderJudge"/> alone derives it.</summary>
public enum OrderPhase
{
    /// <summary>The gateway refused it: no byte of it was sent.</summary>
    Denied,

    /// <summary>It waits for a person's approval; nothing was sent.</summary>
    Staged,

    /// <summary>Recorded in the journal; its bytes may or may not have been handed to the socket.</summary>
    Sending,

    /// <summary>Handed to the socket; TWS has not reported it yet.</summary>
    Sent,

    /// <summary>IB has it and it may fill; also an order that TWS keeps untransmitted.</summary>
    Working,

    /// <summary>A part has filled, and the rest works.</summary>
    [JsonStringEnumMemberName("partially_filled")]
    PartiallyFilled,

    /// <summary>All of it has filled. Final.</summary>
    Filled,

    /// <summary>It was cancelled; a part may have filled before. Final.</summary>
    Cancelled,

    /// <summary>TWS or the exchange refused it before it ever worked. Final.</summary>
    Rejected,

    /// <summary>TWS has it, but it does not work; it may become active again.</summary>
    Inactive,

    /// <summary>Sent, and its fate is not known: it may work, be filled, or never have arrived.</summary>
    Unknown,

    /// <summary>Complete lists of TWS, read twice, do not have it. A dialog in TWS may still hide it, so it is not final.</summary>
    [JsonStringEnumMemberName("not_found")]
    NotFound,
}
