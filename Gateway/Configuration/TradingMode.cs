namespace Gateway.Configuration;

/// <summary>Whether this gateway sends orders, and for which accounts.</summary>
public enum TradingMode
{
    /// <summary>No tool that sends, changes or cancels orders is offered.</summary>
    ReadOnly,

    /// <summary>Orders go to paper accounts only; the account's id must show that it is one.</summary>
    Paper,

    /// <summary>Orders also go to the live accounts that TRADING_LIVE_ACCOUNTS names. The start refuses it until every condition is met.</summary>
    Live,
}
