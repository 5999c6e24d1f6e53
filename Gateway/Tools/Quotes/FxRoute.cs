namespace Gateway.Tools.Quotes;

/// <summary>How an exchange rate was found.</summary>
internal enum FxRoute
{
    /// <summary>Both currencies are the same.</summary>
    Same,

    /// <summary>IB quotes the pair.</summary>
    Direct,

    /// <summary>IB quotes the pair the other way round.</summary>
    Inverse,

    /// <summary>By the rates of both against the US dollar.</summary>
    ThroughUsd,
}
