using Gateway.Configuration;
using Gateway.Trading.Policy;

namespace Gateway.Tools.Safety;

/// <summary>One limit of orders, with what the account has used of it.</summary>
internal sealed record PolicyLimitRow
{
    [Description("Name, as in a token's line.")]
    public required string Name { get; init; }

    [Description("off: no limit.")]
    public required string Value { get; init; }

    [Description("Of the account until now; absent where nothing adds up.")]
    public decimal? Used { get; init; }

    [Description("gateway, or the name of the token.")]
    public required string Source { get; init; }

    [Description("Setting that the owner changes.")]
    public required string Setting { get; init; }

    /// <summary>Every limit of all callers, and those that a token sets.</summary>
    /// <param name="tally">What was let go of the account; null when no account is known.</param>
    /// <param name="dayLoss">What the account has lost today; null when that is not known.</param>
    public static IEnumerable<PolicyLimitRow> Of(PolicyLimits limits, PolicyTally? tally, decimal? dayLoss) =>
        from setting in PolicyLimits.Settings
        let name = setting.Property.Name
        let value = setting.Show(setting.Property.GetValue(limits.Options))
        where limits.TokenName is null || value != setting.Show(setting.Property.GetValue(PolicyOptions.Unlimited))
        select new PolicyLimitRow
        {
            Name = TokenLimits.NameOf(setting),
            Value = value.Length == 0 ? LimitAttribute.Off : value,
            Used = name switch
            {
                nameof(PolicyOptions.MaxDayNotional) => tally?.DayNotional,
                nameof(PolicyOptions.MaxDayOrders) => tally?.DayOrders,
                nameof(PolicyOptions.MaxDayLoss) => dayLoss,
                nameof(PolicyOptions.MaxMinuteOrders) => tally?.MinuteOrders,
                nameof(PolicyOptions.MaxRejections) => tally?.Rejections,
                _ => null,
            },
            Source = limits.TokenName ?? "gateway",
            Setting = limits.SettingOf(name),
        };
}
