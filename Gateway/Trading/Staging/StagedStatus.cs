namespace Gateway.Trading.Staging;

/// <summary>What became of a staged order.</summary>
public enum StagedStatus
{
    /// <summary>A person has not decided yet.</summary>
    Waiting,

    /// <summary>Approved, and on its way or done: the order itself tells how it stands.</summary>
    Sent,

    /// <summary>Approved, and refused by the gateway's rules or TWS.</summary>
    Failed,

    /// <summary>Taken back, or refused by the person.</summary>
    Discarded,

    /// <summary>Nobody decided in time.</summary>
    Expired,
}
