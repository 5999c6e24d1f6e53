using Gateway.Instruments.Views;

namespace Gateway.Tools.Accounts;

/// <summary>An account's margin; amounts are in its base currency.</summary>
internal sealed record MarginRow
{
    public static readonly string[] Tags =
    [
        "NetLiquidation", "EquityWithLoanValue", "InitMarginReq", "MaintMarginReq", "AvailableFunds",
        "ExcessLiquidity", "BuyingPower", "FullInitMarginReq", "FullMaintMarginReq", "LookAheadInitMarginReq",
        "LookAheadMaintMarginReq", "LookAheadExcessLiquidity", "LookAheadNextChange", "SMA", "Cushion",
        "Leverage", "DayTradesRemaining", "HighestSeverity",
    ];

    public required string Account { get; init; }

    public string? Currency { get; init; }

    public decimal? NetLiquidation { get; init; }

    [Description("Equity that margin is granted on; options do not count.")]
    public decimal? EquityWithLoanValue { get; init; }

    [Description("Requirement to open the current positions.")]
    public decimal? InitialMargin { get; init; }

    [Description("Requirement to keep the positions; below it IB liquidates.")]
    public decimal? MaintenanceMargin { get; init; }

    [Description("Equity less initial margin: available for new positions.")]
    public decimal? AvailableFunds { get; init; }

    [Description("Equity less maintenance margin: the distance to liquidation.")]
    public decimal? ExcessLiquidity { get; init; }

    [Description("Excess liquidity as a fraction of net liquidation, 0 to 1.")]
    public decimal? Cushion { get; init; }

    public decimal? BuyingPower { get; init; }

    [Description("Gross position value divided by net liquidation.")]
    public decimal? Leverage { get; init; }

    [Description("At overnight rates, without intraday discounts.")]
    public decimal? FullInitialMargin { get; init; }

    public decimal? FullMaintenanceMargin { get; init; }

    [Description("As of nextChange.")]
    public decimal? LookAheadInitialMargin { get; init; }

    public decimal? LookAheadMaintenanceMargin { get; init; }

    public decimal? LookAheadExcessLiquidity { get; init; }

    [Description("When the requirements change next.")]
    public DateTimeOffset? NextChange { get; init; }

    [Description("Special memorandum account (Regulation T).")]
    public decimal? Sma { get; init; }

    [Description("Absent when unlimited or unknown.")]
    public int? DayTradesRemaining { get; init; }

    [Description("True when day trades are not limited.")]
    public bool? DayTradesUnlimited { get; init; }

    [Description("TWS's warning of a liquidation; absent without one.")]
    public string? HighestSeverity { get; init; }

    public static MarginRow Of(string account, string? currency, AmountTable values) => new()
    {
        Account = account,
        Currency = currency,
        NetLiquidation = values["NetLiquidation"],
        EquityWithLoanValue = values["EquityWithLoanValue"],
        InitialMargin = values["InitMarginReq"],
        MaintenanceMargin = values["MaintMarginReq"],
        AvailableFunds = values["AvailableFunds"],
        ExcessLiquidity = values["ExcessLiquidity"],
        Cushion = values["Cushion"],
        BuyingPower = values["BuyingPower"],
        Leverage = values["Leverage"],
        FullInitialMargin = values["FullInitMarginReq"],
        FullMaintenanceMargin = values["FullMaintMarginReq"],
        LookAheadInitialMargin = values["LookAheadInitMarginReq"],
        LookAheadMaintenanceMargin = values["LookAheadMaintMarginReq"],
        LookAheadExcessLiquidity = values["LookAheadExcessLiquidity"],
        NextChange = values["LookAheadNextChange"] is { } seconds and > 0 and < int.MaxValue
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null,
        Sma = values["SMA"],
        DayTradesRemaining = values["DayTradesRemaining"] is { } left and >= 0 and < 1000 ? (int)left : null,
        DayTradesUnlimited = values["DayTradesRemaining"] is { } trades ? trades == -1 : null,
        HighestSeverity = values.Text("HighestSeverity"),
    };
}
