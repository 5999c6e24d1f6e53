using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Gateway.Registry;
using Gateway.Tools.Accounts;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Session;

namespace Gateway.Tools;

/// <summary>Positions, balances and profit.</summary>
[Toolset("account", AccessScope.AccountRead)]
internal sealed class AccountTools(ITwsClient client, AccountChoice accounts)
{
    private const string UsualTags = "NetLiquidation,TotalCashValue,SettledCash,BuyingPower,GrossPositionValue";
    private const string Printable = "[ -~]*";

    [Tool("ibkr_get_positions", "Positions", ReadOnly = true, Idempotent = true)]
    [Description("What the accounts hold, with cost and, with withMarket, price, value and profit. Says whether the list is complete: complete and empty means flat. "
        + "Use it for holdings; for cash and margin use ibkr_get_account_summary, for orders ibkr_get_open_orders.")]
    public async Task<PositionsResult> GetPositionsAsync(
        [Description("Only this account; default all.")][Example("DU1234567")] string account = "",
        [Description("Add market price, market value and profit.")] bool withMarket = true,
        [Description("The most positions.")][Range(1, 5000)] int limit = 200,
        CancellationToken cancellationToken = default)
    {
        var only = accounts.OneOrAll(account);
        var all = await client.Accounts.PositionsAsync(cancellationToken);
        var held = all.Items.Where(position => position.Quantity != 0 && (only is null || position.Account == only)).ToList();
        var market = withMarket
            ? await MarketAsync(held.Select(position => position.Account).Distinct(), cancellationToken)
            : (Items: [], Complete: null);
        var rows = held.Take(limit)
            .Select(position => PositionRow.Of(position, market.Items.GetValueOrDefault((position.Account, position.Contract.ConId))))
            .ToList();
        return new PositionsResult
        {
            Positions = rows,
            Count = rows.Count,
            Complete = all.Complete,
            MarketComplete = market.Complete,
            Truncated = rows.Count < held.Count,
        };
    }

    [Tool("ibkr_get_account_summary", "Account summary", ReadOnly = true, Idempotent = true)]
    [Description("Balances and margin by tag: net liquidation, cash, buying power and others. Use it for an overview of one or all accounts; "
        + "every single value is in ibkr_get_account_values, positions in ibkr_get_positions.")]
    public async Task<AccountSummaryResult> GetAccountSummaryAsync(
        [Description("Only this account; default all.")][Example("DU1234567")] string account = "",
        [Description("Tags separated by commas; $LEDGER:ALL gives cash by currency.")][RegularExpression(Printable)] string tags = UsualTags,
        CancellationToken cancellationToken = default)
    {
        var only = accounts.OneOrAll(account);
        var asked = string.Join(',', tags.Parts());
        if (asked.Length == 0)
            throw ToolErrors.InvalidArgument($"tags: must name at least one tag; got '{StrangerText.Show(tags)}'; example: NetLiquidation,BuyingPower");
        var all = await client.Accounts.SummaryAsync("All", asked, cancellationToken);
        var values = all.Items.Where(value => only is null || value.Account == only).ToList();
        return new AccountSummaryResult
        {
            Summary = SummaryKeys.Keyed(values),
            Account = only ?? "All",
            Count = values.Count,
            Complete = all.Complete,
        };
    }

    [Tool("ibkr_get_account_values", "Account values", ReadOnly = true, Idempotent = true)]
    [Description("Every value that TWS keeps for one account, by key and currency; some hundred. Use it for a value that ibkr_get_account_summary does not have; not for an overview.")]
    public async Task<AccountValuesResult> GetAccountValuesAsync(
        [Description("The account; may be left out when there is only one.")][Example("DU1234567")] string account = "",
        [Description("Only values in this currency.")][Example("USD")] string? currency = null,
        CancellationToken cancellationToken = default)
    {
        var one = accounts.One(account);
        var updates = await client.Accounts.AccountUpdatesAsync(one, cancellationToken);
        var values = updates.Values
            .Where(value => string.IsNullOrEmpty(currency) || string.Equals(value.Currency, currency, StringComparison.OrdinalIgnoreCase))
            .GroupBy(value => value.Currency.Length == 0 ? value.Key : $"{value.Key}_{value.Currency}", StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => new SummaryValue { Value = group.Last().Value, Currency = group.Last().Currency.OrNull(), Account = one },
                StringComparer.Ordinal);
        return new AccountValuesResult
        {
            Account = one,
            Values = values,
            Count = values.Count,
            UpdateTime = updates.UpdateTime.OrNull(),
            Complete = updates.Complete,
        };
    }

    [Tool("ibkr_get_pnl", "Profit and loss", ReadOnly = true)]
    [Description("Daily, unrealized and realized profit of one account, as TWS computes it. Use it for the result of the day; for one position use ibkr_get_pnl_single, for fills ibkr_get_executions.")]
    public async Task<PnLResult> GetPnLAsync(
        [Description("The account; may be left out when there is only one.")][Example("DU1234567")] string account = "",
        [Description("An advisor's model; default all.")][RegularExpression(Printable)] string modelCode = "",
        CancellationToken cancellationToken = default)
    {
        var one = accounts.One(account);
        var pnl = await client.Accounts.PnLAsync(one, modelCode, cancellationToken);
        return new PnLResult { Account = one, DailyPnL = pnl.Daily, UnrealizedPnL = pnl.Unrealized, RealizedPnL = pnl.Realized };
    }

    [Tool("ibkr_get_pnl_single", "Profit and loss of a position", ReadOnly = true)]
    [Description("Daily, unrealized and realized profit and the value of one position. conId comes from ibkr_get_positions. Use it for one holding; for the whole account use ibkr_get_pnl.")]
    public async Task<PnLSingleResult> GetPnLSingleAsync(
        [Description("IB's id of the instrument.")][Range(1, int.MaxValue)][Example("265598")] int conId,
        [Description("The account; may be left out when there is only one.")][Example("DU1234567")] string account = "",
        [Description("An advisor's model; default all.")][RegularExpression(Printable)] string modelCode = "",
        CancellationToken cancellationToken = default)
    {
        var one = accounts.One(account);
        var pnl = await client.Accounts.PnLSingleAsync(one, modelCode, conId, cancellationToken);
        return new PnLSingleResult
        {
            Account = one,
            ConId = conId,
            Position = pnl.Quantity,
            DailyPnL = pnl.Daily,
            UnrealizedPnL = pnl.Unrealized,
            RealizedPnL = pnl.Realized,
            Value = pnl.Value,
        };
    }

    /// <summary>Market values by account and conId. What TWS does not give in time is missing, and said to be.</summary>
    private async Task<(Dictionary<(string Account, int ConId), PortfolioItem> Items, bool? Complete)> MarketAsync(
        IEnumerable<string> held, CancellationToken cancellationToken)
    {
        var items = new Dictionary<(string, int), PortfolioItem>();
        var complete = true;
        foreach (var account in held)
        {
            try
            {
                var updates = await client.Accounts.AccountUpdatesAsync(account, cancellationToken);
                complete &= updates.Complete;
                foreach (var item in updates.Portfolio)
                    items[(account, item.Contract.ConId)] = item;
            }
            catch (Exception missing) when (missing is TwsTimeoutException or TwsRequestException)
            {
                // The positions themselves are known: they are worth more than an error.
                complete = false;
            }
        }
        return (items, complete);
    }
}
