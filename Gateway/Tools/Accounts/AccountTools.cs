using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Text;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Accounts;

/// <summary>Positions and the values of accounts.</summary>
[Toolset("account", AccessScope.AccountRead)]
internal sealed class AccountTools(TwsClient client, AccountChoice accounts, PortfolioReader portfolios, ContractResolver resolver)
{
    private const string UsualTags = "NetLiquidation,TotalCashValue,SettledCash,BuyingPower,GrossPositionValue";

    [Tool("ibkr_get_positions", "Positions", ReadOnly = true, Idempotent = true,
        Requests = "reqPositions, cancelPositions, reqAccountUpdates", Example = """{"withMarket":true}""")]
    [Rows("positions", 200, 5000)]
    [Description("Positions of the accounts: quantity, cost, price, value, profit. Weights and totals: ibkr_get_portfolio.")]
    public async Task<PositionsResult> GetPositionsAsync(
        ContractArguments contract,
        [Description("Account; default all.")][Example("DU1234567")] string account = "",
        [Description("Include price, value and profit.")] bool withMarket = true,
        CancellationToken cancellationToken = default)
    {
        var only = accounts.OneOrAll(account);
        var wanted = contract.Given ? await KnownAsync(contract.ToContract(), cancellationToken) : null;
        var all = await client.Accounts.PositionsAsync(cancellationToken);
        var held = all.Items
            .Where(
                position => position.Quantity != 0
                    && (only is null || position.Account == only)
                    && (wanted is null || ContractMatch.Fits(wanted, position.Contract)))
            .ToList();
        Dictionary<string, AccountPortfolio> market = [];
        var complete = true;
        if (withMarket)
        {
            foreach (var each in held.Select(position => position.Account).Distinct())
            {
                if (await TryReadAsync(each, cancellationToken) is { } portfolio)
                    market[each] = portfolio;
                complete &= market.ContainsKey(each) && market[each].Complete;
            }
        }
        var rows = held.Select(position => PositionRow.Of(position, market.GetValueOrDefault(position.Account))).ToList();
        return new PositionsResult { Positions = rows, Count = rows.Count, Complete = all.Complete, MarketComplete = withMarket ? complete : null };
    }

    [Tool("ibkr_get_account_summary", "Account summary", ReadOnly = true, Idempotent = true,
        Requests = "reqAccountSummary, cancelAccountSummary", Example = """{"tags":"NetLiquidation,BuyingPower"}""")]
    [Description("Balances by tag: net liquidation, cash, buying power and others. All values: ibkr_get_account_values.")]
    public async Task<AccountSummaryResult> GetAccountSummaryAsync(
        [Description("Account; default all.")][Example("DU1234567")] string account = "",
        [Commas][Description("IB's tags; $LEDGER:ALL is cash by currency.")][RegularExpression("[ -~]*")] string tags = UsualTags,
        CancellationToken cancellationToken = default)
    {
        var only = accounts.OneOrAll(account);
        var all = await client.Accounts.SummaryAsync("All", SummaryTags.Read(tags), cancellationToken);
        var values = all.Items.Where(value => only is null || value.Account == only).ToList();
        return new AccountSummaryResult
        {
            Summary = SummaryKeys.Keyed(values),
            Account = only ?? "All",
            Count = values.Count,
            Complete = all.Complete,
        };
    }

    [Tool("ibkr_get_account_values", "Account values", ReadOnly = true, Idempotent = true, Requests = "reqAccountUpdates",
        Example = """{"currency":"USD"}""")]
    [Description("All account values of TWS, about a hundred. An overview: ibkr_get_account_summary.")]
    public async Task<AccountValuesResult> GetAccountValuesAsync(
        [Description("Account; default the only one.")][Example("DU1234567")] string account = "",
        [Description("Only values in it.")][Example("USD")] string? currency = null,
        CancellationToken cancellationToken = default)
    {
        var one = accounts.One(account);
        var updates = await client.Accounts.AccountUpdatesAsync(one, cancellationToken);
        var values = AccountValueKeys.Keyed(
            one,
            updates.Values.Where(
                value => string.IsNullOrEmpty(currency) || string.Equals(value.Currency, currency, StringComparison.OrdinalIgnoreCase)));
        return new AccountValuesResult
        {
            Account = one,
            Values = values,
            Count = values.Count,
            UpdateTime = updates.UpdateTime.OrNull(),
            Complete = updates.Complete,
        };
    }

    /// <summary>A contract that does not exist is an error, not an empty list. One that fits several instruments means all of them.</summary>
    private async Task<Contract> KnownAsync(Contract wanted, CancellationToken cancellationToken)
    {
        try
        {
            return new Contract { ConId = (await resolver.ResolveAsync(wanted, cancellationToken)).Contract.ConId };
        }
        catch (ToolException several) when (several.Error.Kind == ToolErrorKind.InvalidArguments)
        {
            return wanted;
        }
    }

    /// <summary>The portfolio; null when TWS does not send it, because the positions themselves are known and matter more.</summary>
    private async Task<AccountPortfolio?> TryReadAsync(string account, CancellationToken cancellationToken)
    {
        try
        {
            return await portfolios.ReadAsync(account, cancellationToken);
        }
        catch (Exception missing) when (missing is TwsTimeoutException or TwsRequestException)
        {
            return null;
        }
    }
}

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
