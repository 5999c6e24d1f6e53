using Gateway.Configuration;

namespace Gateway.Access;

/// <summary>Decides, for every request anew, what a program on this machine may do without a token.</summary>
/// <remarks>
/// A request that a relay on this machine forwards (nginx, HAProxy, socat, ssh -R) can look exactly like a local one. Position in the network is
/// therefore trusted with play money only: as soon as TWS names a live account, in whatever mode, every caller needs a token.
/// </remarks>
internal sealed class LocalAccess(ServerOptions server, TradingOptions trading, BearerTokens tokens, ILoginAccounts accounts)
{
    /// <summary>Raised when the answer may have changed.</summary>
    public event Action? Changed
    {
        add => accounts.Changed += value;
        remove => accounts.Changed -= value;
    }

    /// <summary>The caller that a local request without a token is; null when it needs one.</summary>
    public Caller? Caller => Why is not null ? null : server.LocalWithoutToken == LocalWithoutToken.Read ? Caller.LocalReader : Caller.Local;

    /// <summary>Why every caller needs a token, as a sentence; null when local callers need none.</summary>
    public string? Why =>
        tokens.RequiredFromAll ? "Every caller of this gateway needs a token."
        : server.LocalWithoutToken == LocalWithoutToken.None ? "Every caller needs a token: LOCAL_WITHOUT_TOKEN is None."
        : trading.Mode == TradingMode.Live ? "Every caller needs a token: the trading mode is Live."
        : accounts.Kind == LoginKind.Live ? "Every caller needs a token, on this machine too: TWS is logged in to a live account."
        : null;

    /// <summary>What a local caller may do without a token, in one word for programs: "everything", "read" or "nothing".</summary>
    public string Allows => Caller is not { } caller ? "nothing" : caller.Scopes == AccessScope.All ? "everything" : "read";
}
