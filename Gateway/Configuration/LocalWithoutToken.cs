namespace Gateway.Configuration;

/// <summary>What programs on this machine may do without a token.</summary>
public enum LocalWithoutToken
{
    /// <summary>Everything, while every account of the login is a paper account; nothing once TWS names a live account.</summary>
    Paper,

    /// <summary>As <see cref="Paper"/>, but only reading market data and the account.</summary>
    Read,

    /// <summary>Nothing: every caller needs a token.</summary>
    None,
}
