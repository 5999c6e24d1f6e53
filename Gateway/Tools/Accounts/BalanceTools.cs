using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Views;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Session;

namespace Gateway.Tools.Accounts;

/// <summary>Cash and margin, as numbers.</summary>
[Toolset("account", AccessScope.AccountRead)]
internal sealed class BalanceTools(TwsClient client, AccountChoice accounts)
{
    [Tool("ibkr_get_cash_balances", "Cash balances", ReadOnly = true, Idempotent = true, Requests = "reqAccountSummary, cancelAccountSummary")]
    [Rows("balances", 100)]
    [Description("Cash, holdings' value and exchange rate of each currency in the accounts, and their sum (BASE).")]
    public async Task<CashBalancesResult> GetCashBalancesAsync(
        [Description("Account; default all.")][Example("DU1234567")] string account = "",
        CancellationToken cancellationToken = default)
    {
        var only = accounts.OneOrAll(account);
        var all = await client.Accounts.SummaryAsync("All", "$LEDGER:ALL", cancellationToken);
        var balances = all.Items.Where(value => only is null || value.Account == only)
            .GroupBy(value => (value.Account, value.Currency))
            .Select(group => CashBalanceRow.Of(group.Key.Account, group.Key.Currency, AmountsOf(group)))
            .OrderBy(row => row.Account, StringComparer.Ordinal).ThenBy(row => row.Currency, StringComparer.Ordinal).ToList();
        return new CashBalancesResult { Balances = balances, Count = balances.Count, Complete = all.Complete };
    }

    [Tool("ibkr_get_margin", "Margin", ReadOnly = true, Idempotent = true, Requests = "reqAccountSummary, cancelAccountSummary")]
    [Description("Current and upcoming margin requirements, excess liquidity, buying power, leverage, day trades left.")]
    public async Task<MarginResult> GetMarginAsync(
        [Description("Account; default all.")][Example("DU1234567")] string account = "",
        CancellationToken cancellationToken = default)
    {
        var only = accounts.OneOrAll(account);
        var all = await client.Accounts.SummaryAsync("All", string.Join(',', MarginRow.Tags), cancellationToken);
        var rows = all.Items.Where(value => only is null || value.Account == only)
            .GroupBy(value => value.Account)
            .Select(
                group => MarginRow.Of(
                    group.Key, group.Select(value => value.Currency).FirstOrDefault(currency => currency.Length > 0), AmountsOf(group)))
            .OrderBy(row => row.Account, StringComparer.Ordinal).ToList();
        return new MarginResult { Accounts = rows, Count = rows.Count, Complete = all.Complete };
    }

    private static AmountTable AmountsOf(IEnumerable<Tws.Api.Accounts.AccountSummaryValue> values) =>
        new(
            values.GroupBy(value => value.Tag, StringComparer.Ordinal).ToDictionary(
                group => group.Key, group => group.Last().Value, StringComparer.Ordinal));
}
