using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Api.MarketData;

namespace Gateway.Instruments.Views;

/// <summary>One account in full, with a price for every position that has one.</summary>
/// <param name="Quoted">By the id of each contract that TWS gave no value for: the quote that it was computed from.</param>
/// <param name="Complete">False when TWS did not send everything in time, or a position has no price.</param>
internal sealed record AccountPortfolio(AccountUpdates Updates, IReadOnlyDictionary<int, Quote> Quoted, bool Complete)
{
    private const string Net = "NetLiquidation";

    public string Account => Updates.Account;

    public IEnumerable<PortfolioItem> Held => Updates.Portfolio.Where(item => item.Quantity != 0);

    public string? BaseCurrency => Updates.Values.FirstOrDefault(value => value.Key == Net && value.Currency is not ("" or "BASE"))?.Currency;

    public decimal? NetLiquidation => Number(Net, BaseCurrency);

    public decimal? Cash => Number("TotalCashValue", BaseCurrency);

    /// <summary>Cash by currency, the sum left out.</summary>
    public IEnumerable<(string Currency, decimal Amount)> CashBalances =>
        from value in Updates.Values
        where value.Key == "CashBalance" && value.Currency is not ("" or "BASE")
        let amount = AmountTable.Number(value.Value)
        where amount is not null
        select (value.Currency, amount.Value);

    /// <summary>The value of one unit of a currency in the base currency; null when the account has no rate for it.</summary>
    public decimal? Rate(string currency) => currency == BaseCurrency ? 1 : Number("ExchangeRate", currency);

    /// <summary>An amount of a currency in the base currency; null when its rate is not known.</summary>
    public decimal? InBase(decimal? amount, string currency) => amount * Rate(currency) is { } value ? Math.Round(value, 2) : null;

    private decimal? Number(string key, string? currency) =>
        AmountTable.Number(Updates.Values.FirstOrDefault(value => value.Key == key && value.Currency == currency)?.Value);
}

/// <summary>Values of TWS by tag, read as numbers where they are numbers.</summary>
internal sealed class AmountTable(IReadOnlyDictionary<string, string> texts)
{
    public decimal? this[string tag] => Number(texts.GetValueOrDefault(tag));

    public string? Text(string tag) => texts.GetValueOrDefault(tag).OrNull();

    /// <summary>Null for a text that is not a number, and for IB's mark of an unset number.</summary>
    public static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>One value of an account.</summary>
internal sealed record SummaryValue
{
    [Description("As TWS writes it: usually an amount, sometimes a text.")]
    public required string Value { get; init; }

    [Description("Absent for values that have none.")]
    public string? Currency { get; init; }

    public required string Account { get; init; }
}
