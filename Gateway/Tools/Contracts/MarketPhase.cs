namespace Gateway.Tools.Contracts;

/// <summary>Which hours it is.</summary>
internal enum MarketPhase
{
    /// <summary>Regular hours.</summary>
    Liquid,

    /// <summary>Before or after the regular hours.</summary>
    Extended,

    Closed,
}
