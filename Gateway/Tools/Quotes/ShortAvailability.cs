namespace Gateway.Tools.Quotes;

/// <summary>How easily a stock can be sold short.</summary>
internal enum ShortAvailability
{
    /// <summary>At least 1000 shares are there.</summary>
    Available,

    /// <summary>Only if IB locates shares first.</summary>
    Locate,

    /// <summary>No shares.</summary>
    None,
}
