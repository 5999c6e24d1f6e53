using Gateway.Instruments;
using Gateway.Instruments.Views;
using Gateway.Tws.Api.Accounts;

namespace Gateway.Feeds.Kinds;

/// <summary>All balances of one account, by key; with _CURRENCY after the key of those that have one.</summary>
internal sealed record BalancesView
{
    public required string Account { get; init; }

    public required IReadOnlyDictionary<string, SummaryValue> Values { get; init; }

    public required int Count { get; init; }

    /// <summary>When TWS refreshed the values, HH:mm in its own zone.</summary>
    public string? UpdateTime { get; init; }

    /// <summary>Null while the account is still being loaded.</summary>
    public static BalancesView? Of(AccountUpdates updates)
    {
        if (!updates.Complete)
            return null;
        var values = new Dictionary<string, SummaryValue>(StringComparer.Ordinal);
        foreach (var value in updates.Values)
        {
            var key = value.Currency.Length == 0 ? value.Key : $"{value.Key}_{value.Currency}";
            values[key] = new SummaryValue { Value = value.Value, Currency = value.Currency.OrNull(), Account = updates.Account };
        }
        return new BalancesView { Account = updates.Account, Values = values, Count = values.Count, UpdateTime = updates.UpdateTime.OrNull() };
    }
}
