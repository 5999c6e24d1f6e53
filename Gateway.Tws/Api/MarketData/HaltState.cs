namespace Gateway.Tws.Api.MarketData;

/// <summary>Whether trading is halted (tick 49).</summary>
public enum HaltState
{
    NotHalted = 0,

    /// <summary>A general halt, for instance by a regulator.</summary>
    General = 1,

    /// <summary>A pause because the price moved too far.</summary>
    Volatility = 2,
}
