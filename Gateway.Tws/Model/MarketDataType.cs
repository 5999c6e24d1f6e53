namespace Gateway.Tws.Model;

/// <summary>How fresh the market data is.</summary>
public enum MarketDataType
{
    Live = 1,

    /// <summary>The last values before the market closed.</summary>
    Frozen = 2,

    /// <summary>Fifteen to twenty minutes late.</summary>
    Delayed = 3,

    DelayedFrozen = 4,
}
