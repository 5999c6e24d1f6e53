using Gateway.Tws.Api.Accounts;

namespace Gateway.Instruments.Views;

/// <summary>Names every value of an account: by its key, and by its currency where it has one.</summary>
internal static class AccountValueKeys
{
    /// <summary>
    /// <c>CashBalance_USD</c>, with or without IB's prefix <c>$LEDGER-</c>. Where the account and one of its currencies have a value of the same
    /// name, as with AccruedCash, the prefix keeps the two apart.
    /// </summary>
    public static Dictionary<string, SummaryValue> Keyed(string account, IEnumerable<AccountValue> values)
    {
        var keyed = new Dictionary<string, SummaryValue>(StringComparer.Ordinal);
        foreach (var value in values.OrderBy(value => value.IsLedger))
        {
            var name = value.Currency.Length == 0 ? value.Key : $"{value.Key}_{value.Currency}";
            var shown = new SummaryValue { Value = value.Value, Currency = value.Currency.OrNull(), Account = account };
            if (!keyed.TryAdd(name, shown))
                keyed[$"$LEDGER-{name}"] = shown;
        }
        return keyed;
    }
}
