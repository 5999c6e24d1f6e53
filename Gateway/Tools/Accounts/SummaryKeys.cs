using Gateway.Instruments;
using Gateway.Instruments.Views;
using Gateway.Tws.Api.Accounts;

namespace Gateway.Tools.Accounts;

/// <summary>Gives every value of a summary a key of its own, as short as the answer allows.</summary>
internal static class SummaryKeys
{
    public static Dictionary<string, SummaryValue> Keyed(IReadOnlyList<AccountSummaryValue> values)
    {
        var severalAccounts = values.Select(value => value.Account).Distinct().Skip(1).Any();
        var severalCurrencies = values.GroupBy(value => (value.Account, value.Tag))
            .Where(group => group.Select(value => value.Currency).Distinct().Skip(1).Any())
            .Select(group => group.Key)
            .ToHashSet();
        var keyed = new Dictionary<string, SummaryValue>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            var tag = severalCurrencies.Contains((value.Account, value.Tag)) && value.Currency.Length > 0
                ? $"{value.Tag}_{value.Currency}"
                : value.Tag;
            var key = severalAccounts ? $"{value.Account}.{tag}" : tag;
            keyed[key] = new SummaryValue { Value = value.Value, Currency = value.Currency.OrNull(), Account = value.Account };
        }
        return keyed;
    }
}
