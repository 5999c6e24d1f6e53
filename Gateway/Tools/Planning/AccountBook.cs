using System.Globalization;
using Gateway.Registry;
using Gateway.Tws.Api.Accounts;

namespace Gateway.Tools.Planning;

/// <summary>What an account is worth in its base currency, and what other currencies are worth in it.</summary>
internal sealed class AccountBook
{
    private readonly Dictionary<string, decimal> _rates;

    private AccountBook(AccountUpdates updates, string baseCurrency, decimal netLiquidation)
    {
        Account = updates.Account;
        BaseCurrency = baseCurrency;
        NetLiquidation = netLiquidation;
        Portfolio = [.. updates.Portfolio.Where(item => item.Quantity != 0)];
        _rates = updates.Values
            .Where(value => value.Key == "ExchangeRate" && Number(value.Value) is not null)
            .GroupBy(value => value.Currency)
            .ToDictionary(group => group.Key, group => Number(group.First().Value)!.Value);
        _rates[baseCurrency] = 1;
    }

    public string Account { get; }

    public string BaseCurrency { get; }

    public decimal NetLiquidation { get; }

    public IReadOnlyList<PortfolioItem> Portfolio { get; }

    /// <exception cref="ToolException">TWS did not tell all of it: a plan on half an account would be wrong.</exception>
    public static AccountBook Of(AccountUpdates updates)
    {
        var worth = updates.Values.FirstOrDefault(value => value.Key == "NetLiquidation" && value.Currency != "BASE");
        return updates.Complete && worth is not null && Number(worth.Value) is { } amount
            ? new AccountBook(updates, worth.Currency, amount)
            : throw ToolErrors.Failed("incomplete", $"TWS did not tell all of account {updates.Account} in time.", "Try again.", retryable: true);
    }

    /// <summary>What one unit of a currency is worth in the base currency.</summary>
    /// <exception cref="ToolException">The account tells no rate for it.</exception>
    public decimal Rate(string currency) => _rates.TryGetValue(currency, out var rate)
        ? rate
        : throw ToolErrors.Failed("no_rate", $"Account {Account} tells no exchange rate from {currency} to {BaseCurrency}.", "Get one with ibkr_get_fx_rate and compute with riskAmount in the contract's currency.");

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}
