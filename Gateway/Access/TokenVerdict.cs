namespace Gateway.Access;

/// <summary>The result of checking a token: its holder, or why it is refused.</summary>
internal readonly record struct TokenVerdict(Caller? Holder, TokenFault Fault)
{
    /// <summary>When the access token expires; null for the gateway's own tokens, whose expiry the token file can change.</summary>
    public DateTimeOffset? Until { get; init; }

    public static TokenVerdict Refused(TokenFault fault) => new(null, fault);
}

/// <summary>Why a token is refused.</summary>
internal enum TokenFault
{
    None,
    Missing,
    Wrong,
    Expired,

    /// <summary>The token cannot be checked now, because the issuer's signing keys cannot be read.</summary>
    Uncheckable,
}
