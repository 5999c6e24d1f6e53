namespace Gateway.Tws.Api.Accounts;

/// <summary>The key of an account value, without the prefix that marks the values of one currency.</summary>
/// <remarks>
/// TWS 10.47 and later write <c>$LEDGER-CashBalance</c> for <c>CashBalance</c> when their API setting says so, as new installations do.
/// Older ones, and upgraded ones, never write it.
/// </remarks>
internal static class AccountKey
{
    private const string LedgerPrefix = "$LEDGER-";

    /// <summary>The key as it always was, and whether TWS marked it as the value of one currency.</summary>
    public static (string Key, bool IsLedger) Of(string key) =>
        key.StartsWith(LedgerPrefix, StringComparison.Ordinal) ? (key[LedgerPrefix.Length..], true) : (key, false);
}
