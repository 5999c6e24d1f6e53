using Gateway.Instruments.Views;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Session;

namespace Gateway.Trading.Policy;

/// <summary>What the limits need of accounts; orders within a few seconds share one answer of TWS.</summary>
internal sealed class AccountFigures(TwsClient client, ICurrencyRates rates, TimeProvider clock)
{
    private static readonly TimeSpan SharedFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RatesFor = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SharedAnswers<string, AccountFigure?> _accounts = new(SharedFor, clock);
    private readonly SharedAnswers<string, AccountPnL?> _pnl = new(SharedFor, clock);
    private readonly SharedAnswers<(string From, string To), decimal?> _rates = new(RatesFor, clock);

    /// <summary>Null when TWS did not tell it in time.</summary>
    public Task<AccountFigure?> OfAsync(string account, CancellationToken cancellationToken) =>
        _accounts.GetAsync(account, () => ValueAsync(account), cancellationToken);

    /// <summary>The profit and loss of today, in the account's base currency; null when TWS did not tell it in time.</summary>
    public async Task<decimal?> DailyPnLAsync(string account, CancellationToken cancellationToken) =>
        (await _pnl.GetAsync(account, () => PnLAsync(account), cancellationToken))?.Daily;

    /// <summary>A currency in the account's own: by the account's rate, else by the market's; null when neither is known.</summary>
    public async Task<decimal?> RateAsync(AccountFigure account, string currency, CancellationToken cancellationToken) =>
        currency == account.Currency ? 1
        : account.Rates.TryGetValue(currency, out var rate) ? rate
        : await _rates.GetAsync((currency, account.Currency), () => rates.FindAsync(currency, account.Currency), cancellationToken);

    private async Task<AccountFigure?> ValueAsync(string account)
    {
        try
        {
            var values = await client.Accounts.ValuesAsync(account, ledgerAndNlv: true).WaitAsync(Patience, clock);
            return AccountFigure.Of(values.Items);
        }
        catch (Exception untold) when (IsUntold(untold))
        {
            return null;
        }
    }

    private async Task<AccountPnL?> PnLAsync(string account)
    {
        try
        {
            return await client.Accounts.PnLAsync(account).WaitAsync(Patience, clock);
        }
        catch (Exception untold) when (IsUntold(untold))
        {
            return null;
        }
    }

    private static bool IsUntold(Exception exception) => exception is TimeoutException or TwsException and not TwsDisconnectedException;
}

/// <summary>An account's worth, and its exchange rates.</summary>
/// <param name="Currency">The base currency.</param>
/// <param name="Rates">One unit of each currency in the base currency.</param>
internal sealed record AccountFigure(decimal NetLiquidation, string Currency, IReadOnlyDictionary<string, decimal> Rates)
{
    private const string Base = "BASE";

    /// <summary>Null without a net liquidation value.</summary>
    public static AccountFigure? Of(IReadOnlyList<ModelValue> values)
    {
        var net = values.FirstOrDefault(value => value.Key == "NetLiquidation" && value.Currency is not ("" or Base));
        if (AmountTable.Number(net?.Value) is not { } worth)
            return null;
        var rates = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var value in values.Where(value => NameOf(value) == "ExchangeRate" && value.Currency is not ("" or Base)))
            if (AmountTable.Number(value.Value) is > 0 and var rate)
                rates[value.Currency] = rate;
        return new AccountFigure(worth, net!.Currency, rates);
    }

    /// <summary>Newer versions of TWS mark the values of one currency with a prefix.</summary>
    private static string NameOf(ModelValue value) =>
        value.Key.StartsWith(LedgerPrefix, StringComparison.Ordinal) ? value.Key[LedgerPrefix.Length..] : value.Key;

    private const string LedgerPrefix = "$LEDGER-";
}

/// <summary>Exchange rates of the market.</summary>
internal interface ICurrencyRates
{
    /// <summary>One unit of a currency in another; null when there is none now.</summary>
    Task<decimal?> FindAsync(string from, string to);
}
