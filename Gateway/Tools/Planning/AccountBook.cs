using Gateway.Handlers;
using Gateway.Instruments.Views;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Api.MarketData;

namespace Gateway.Tools.Planning;

/// <summary>An account with all the values that a plan needs.</summary>
internal sealed class AccountBook
{
    private readonly AccountPortfolio _account;

    private AccountBook(AccountPortfolio account, string baseCurrency, decimal netLiquidation)
    {
        _account = account;
        BaseCurrency = baseCurrency;
        NetLiquidation = netLiquidation;
        Portfolio = [.. account.Held];
    }

    public string Account => _account.Account;

    public string BaseCurrency { get; }

    public decimal NetLiquidation { get; }

    public IReadOnlyList<PortfolioItem> Portfolio { get; }

    /// <exception cref="ToolException">TWS did not send the whole account: a plan on part of it would be wrong.</exception>
    public static AccountBook Of(AccountUpdates updates)
    {
        var account = new AccountPortfolio(updates, new Dictionary<int, Quote>(), updates.Complete);
        return account is { Complete: true, BaseCurrency: { } currency, NetLiquidation: { } worth }
            ? new AccountBook(account, currency, worth)
            : throw ToolErrors.Failed("incomplete", $"TWS did not tell all of account {updates.Account} in time.", "Try again.", retryable: true);
    }

    /// <summary>The value of one unit of a currency in the base currency.</summary>
    /// <exception cref="ToolException">The account has no rate for the currency.</exception>
    public decimal Rate(string currency) => _account.Rate(currency)
        ?? throw ToolErrors.Failed(
            "no_rate", $"Account {Account} tells no exchange rate from {currency} to {BaseCurrency}.",
            "Get one with ibkr_get_fx_rate and compute with riskAmount in the contract's currency.");
}
