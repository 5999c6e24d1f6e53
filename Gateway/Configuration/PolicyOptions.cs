namespace Gateway.Configuration;

/// <summary>The limits of orders. A number of 0 is written <c>off</c>: no limit. Money is in the account's base currency.</summary>
/// <remarks>The same names, from a small letter on, are the limits of one token (<see cref="TokenLimits"/>).</remarks>
internal sealed record PolicyOptions
{
    [Setting("TRADING_MAX_QUANTITY", Example = "1000"), Limit]
    [Description("Largest quantity of one order.")]
    public decimal MaxQuantity { get; init; }

    [Setting("TRADING_MAX_NOTIONAL", Example = "25000"), Limit]
    [Description("Largest value of one order, in the account's base currency.")]
    public decimal MaxNotional { get; init; }

    [Setting("TRADING_MAX_NOTIONAL_PERCENT"), Limit]
    [Description("Largest value of one order in per cent of the account's net liquidation value.")]
    public decimal MaxNotionalPercent { get; init; } = 100;

    [Setting("TRADING_PRICE_COLLAR_PERCENT"), Limit]
    [Description(
        "How far a price may be on the wrong side of a fresh quote, in per cent: a buy above the ask, a sell below the bid. A stop that would "
        + "trigger at once is refused, too.")]
    public decimal PriceCollarPercent { get; init; } = 10;

    [Setting("TRADING_MAX_DAY_NOTIONAL", Example = "100000"), Limit]
    [Description("Largest value of all orders of one account and day, in its base currency. A day begins at midnight in New York.")]
    public decimal MaxDayNotional { get; init; }

    [Setting("TRADING_MAX_DAY_ORDERS", Example = "200"), Limit]
    [Description("Most orders of one account and day.")]
    public decimal MaxDayOrders { get; init; }

    [Setting("TRADING_MAX_DAY_LOSS", Example = "2000"), Limit]
    [Description("Once an account has lost this much today (TWS's daily profit and loss, in its base currency), only exits are sent.")]
    public decimal MaxDayLoss { get; init; }

    [Setting("TRADING_MAX_OPEN_ORDERS", Example = "10"), Limit]
    [Description("Most open orders of one account in one contract.")]
    public decimal MaxOpenOrders { get; init; }

    [Setting("TRADING_MAX_POSITION", Example = "1000"), Limit]
    [Description("Largest position in one contract, long or short, if this order and all open ones on its side fill.")]
    public decimal MaxPosition { get; init; }

    [Setting("TRADING_LONG_ONLY")]
    [Description("True refuses orders that could leave a short position.")]
    public bool LongOnly { get; init; }

    [Setting("TRADING_ACCOUNTS", Example = "DU1234567")]
    [Description("The only accounts that may be traded; all of TWS's if it is empty.")]
    public IReadOnlyList<string> Accounts { get; init; } = [];

    [Setting("TRADING_SYMBOLS", Example = "AAPL,MSFT")]
    [Description("The only symbols that may be traded; all if it is empty. For derivatives the symbol of the underlying.")]
    public IReadOnlyList<string> Symbols { get; init; } = [];

    [Setting("TRADING_DENIED_SYMBOLS", Example = "TSLA")]
    [Description("Symbols that may not be traded.")]
    public IReadOnlyList<string> DeniedSymbols { get; init; } = [];

    [Setting("TRADING_SEC_TYPES", Example = "STK,OPT")]
    [Description("The only security types that may be traded, by IB's names (STK, OPT, FUT, CASH, BAG ...); all if it is empty.")]
    public IReadOnlyList<string> SecTypes { get; init; } = [];

    [Setting("TRADING_EXCHANGES", Example = "SMART,IDEALPRO")]
    [Description("The only exchanges that orders may be sent to; all if it is empty.")]
    public IReadOnlyList<string> Exchanges { get; init; } = [];

    [Setting("TRADING_OUTSIDE_RTH")]
    [Description("False refuses orders that may work outside regular trading hours (outsideRth).")]
    public bool OutsideRth { get; init; } = true;

    [Setting("TRADING_MAX_MINUTE_ORDERS", Example = "30"), Limit]
    [Description("Most orders of one account in any 60 seconds.")]
    public decimal MaxMinuteOrders { get; init; }

    [Setting("TRADING_REPEAT_SECONDS", Example = "5"), Limit]
    [Description("Seconds in which an order with the same account, contract, side, quantity, type and prices is not sent again.")]
    public decimal RepeatSeconds { get; init; }

    [Setting("TRADING_MAX_REJECTIONS", Example = "5"), Limit]
    [Description("Rejections by TWS in a row after which no order is sent for TRADING_REJECTION_PAUSE.")]
    public decimal MaxRejections { get; init; }

    [Setting("TRADING_REJECTION_PAUSE"), Range(typeof(TimeSpan), "00:00:01", "24:00:00")]
    [Description("Length of the pause after TRADING_MAX_REJECTIONS. Then the next order is sent; if it is rejected, the pause begins again.")]
    public TimeSpan RejectionPause { get; init; } = TimeSpan.FromMinutes(5);

    [Setting("TRADING_OPEN_FIELDS", Example = "overridePercentageConstraints")]
    [Description(
        "Fields of orders that are closed unless they are listed here, or `all`: those that switch off TWS's own precautions, and those of clearing. "
        + "docs/policy.md lists them.")]
    public IReadOnlyList<string> OpenFields { get; init; } = [];

    /// <summary>Nothing is limited, not even what is by default.</summary>
    public static PolicyOptions Unlimited { get; } = new() { MaxNotionalPercent = 0, PriceCollarPercent = 0, OpenFields = ["all"] };
}
