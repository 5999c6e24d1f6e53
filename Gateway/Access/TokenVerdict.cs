namespace Gateway.Access;

/// <summary>What became of a token: its holder, or what is wrong with it.</summary>
internal readonly record struct TokenVerdict(Caller? Holder, TokenFault Fault)
{
    /// <summary>When the access token that was shown is over; null for the gateway's own tokens, whose end may still change.</summary>
    public DateTimeOffset? Until { get; init; }

    public static TokenVerdict Refused(TokenFault fault) => new(null, fault);
}

/// <summary>Why a token lets nobody in.</summary>
internal enum TokenFault
{
    None,
    Missing,
    Wrong,
    Expired,

    /// <summary>It cannot be checked now: the issuer's keys cannot be had.</summary>
    Uncheckable,
}
