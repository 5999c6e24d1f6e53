using Gateway.Configuration;

namespace Gateway.Trading.Policy;

/// <summary>A set of limits that an order must keep, and whose it is. Null is no limit.</summary>
/// <param name="TokenName">Null for the limits of all callers; else the token whose line has them.</param>
internal sealed record PolicyLimits(PolicyOptions Options, string? TokenName)
{
    private static readonly Dictionary<string, Setting> ByProperty = SettingCatalog.All
        .Where(setting => setting.Section == nameof(GatewaySettings.Policy)).ToDictionary(setting => setting.Property.Name);

    /// <summary>Every option of the policy, in the order of the documentation.</summary>
    public static IEnumerable<Setting> Settings => ByProperty.Values;

    public decimal? Quantity => OnOrNull(Options.MaxQuantity);

    public decimal? Notional => OnOrNull(Options.MaxNotional);

    public decimal? NotionalPercent => OnOrNull(Options.MaxNotionalPercent);

    public decimal? CollarPercent => OnOrNull(Options.PriceCollarPercent);

    public decimal? DayNotional => OnOrNull(Options.MaxDayNotional);

    public decimal? DayOrders => OnOrNull(Options.MaxDayOrders);

    public decimal? DayLoss => OnOrNull(Options.MaxDayLoss);

    public decimal? OpenOrders => OnOrNull(Options.MaxOpenOrders);

    public decimal? Position => OnOrNull(Options.MaxPosition);

    public decimal? MinuteOrders => OnOrNull(Options.MaxMinuteOrders);

    public decimal? RepeatSeconds => OnOrNull(Options.RepeatSeconds);

    public decimal? Rejections => OnOrNull(Options.MaxRejections);

    /// <summary>Whether a limit needs what the order is worth in the account's base currency.</summary>
    public bool NeedsWorth => Notional is not null || NotionalPercent is not null || DayNotional is not null;

    /// <summary>Whether a limit may need a quote of every order.</summary>
    public bool NeedsMarket => CollarPercent is not null || Quantity is not null;

    /// <summary>Whether a limit needs the position and the open orders of the contract.</summary>
    public bool NeedsPosition => Position is not null || Options.LongOnly;

    /// <summary>The name of an option in the settings, or in the line of the token.</summary>
    /// <param name="property">As <see cref="PolicyOptions"/> has it.</param>
    public string SettingOf(string property) => TokenName is null
        ? ByProperty[property].Variable
        : $"{TokenLimits.NameOf(ByProperty[property])} of the token {TokenName}";

    private static decimal? OnOrNull(decimal limit) => limit > 0 ? limit : null;
}
