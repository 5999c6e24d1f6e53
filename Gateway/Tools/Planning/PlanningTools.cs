using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tools.Accounts;
using Gateway.Tools.Orders.Rules;
using Gateway.Tools.Quotes;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Model;

namespace Gateway.Tools.Planning;

/// <summary>Position sizes and rebalancing: arithmetic on the present account. Nothing is sent.</summary>
[Toolset("preview", AccessScope.OrdersPreview)]
internal sealed class PlanningTools(
    TwsClient client, ContractResolver resolver, ContractValues values, PortfolioReader portfolios, FxRates fx, AccountChoice accounts)
{
    private const string Needs = "reqContractDetails, reqAccountUpdates";

    [Tool("ibkr_calculate_position_size", "Position size", ReadOnly = true, Idempotent = true, Requests = Needs,
        Example = """{"contract":"AAPL","entry":200,"stop":190,"riskPct":1,"target":230}""")]
    [Description("The quantity whose loss at the stop is at most a percentage of the account, or an amount. Sends nothing.")]
    public async Task<PositionSize> CalculatePositionSizeAsync(
        ContractArguments contract,
        [Description("Price of the entry.")][Positive][Example("200")] decimal entry,
        [Description("Price of the stop.")][Positive][Example("190")] decimal stop,
        [Description("Per cent of net liquidation.")][Range(0.001, 100.0)][Percent][Example("1")] decimal? riskPct = null,
        [Description("Instead: an amount in base currency.")][Positive][BaseCurrency][Example("500")] decimal? riskAmount = null,
        [Description("Price of the profit taker.")][Positive][Example("230")] decimal? target = null,
        [Description("Default: the only one.")] string account = "",
        CancellationToken cancellationToken = default)
    {
        if ((riskPct is null) == (riskAmount is null))
            throw ToolErrors.InvalidArgument("riskPct: or riskAmount, exactly one of the two, is required; example: 1");
        if (entry == stop)
            throw ToolErrors.InvalidArgument("stop: must differ from entry; example: 190");
        var buys = stop < entry;
        if (target is { } goal && goal > entry != buys)
            throw ToolErrors.InvalidArgument("target: must lie on the other side of entry than stop; example: 230");
        var chosen = accounts.One(account);
        var details = await resolver.ResolveAsync(contract.ToContract(), cancellationToken);
        TradableRule.Check(details);
        var value = await values.OfAsync(details, cancellationToken);
        var book = AccountBook.Of(await client.Accounts.AccountUpdatesAsync(chosen, cancellationToken));
        var (distance, rate) = (Math.Abs(entry - stop), await RateAsync(book, value.Currency, cancellationToken));
        var allowed = riskAmount ?? book.NetLiquidation * riskPct!.Value / 100;
        var quantity = PositionSize.Floor(
            Math.Max(0, value.SizeFor(allowed / rate, distance)), StepOf(details), details.MinSize ?? 0);
        var risk = value.Amount(quantity, distance) * rate;
        return new PositionSize
        {
            Contract = ContractInfo.Of(details.Contract),
            Action = buys ? "BUY" : "SELL",
            Quantity = quantity,
            RiskPerUnit = value.Amount(1, distance),
            Risk = Money(risk),
            RiskPct = book.NetLiquidation > 0 ? Math.Round(risk / book.NetLiquidation * 100, 4) : 0,
            Notional = Money(value.Amount(quantity, entry)),
            ContractCurrency = value.Currency,
            ExchangeRate = value.Currency == book.BaseCurrency ? null : rate,
            RewardToRisk = target is { } at ? Math.Round(Math.Abs(at - entry) / Math.Abs(entry - stop), 2) : null,
            Currency = book.BaseCurrency,
            NetLiquidation = book.NetLiquidation,
        };
    }

    [Tool("ibkr_plan_rebalance", "Plan a rebalance", ReadOnly = true, Idempotent = true, Requests = Needs + ", reqMktData",
        Example = """{"targets":"{\"SPY\":0.3,\"AAPL\":0.1}"}""")]
    [Description("The orders that bring an account to target weights, for ibkr_preview_basket. Other holdings stay unchanged. Sends nothing.")]
    public async Task<RebalancePlan> PlanRebalanceAsync(
        [Description("Weights by contract, as JSON: {\"SPY\":0.6,\"AAPL\":0.3}.")] TargetsInput targets,
        [Description("Default: the only one.")] string account = "",
        [Description("Leave smaller trades out; base currency.")][Range(0, 1e9)] decimal minTrade = 0,
        [Description("Fraction kept in cash.")][Range(0, 0.9)][Fraction] decimal cashBuffer = 0,
        CancellationToken cancellationToken = default)
    {
        var chosen = accounts.One(account);
        var book = AccountBook.Of(await portfolios.ReadAsync(chosen, cancellationToken));
        if (targets.Targets.Sum(target => target.Weight) > 1 - cashBuffer)
            throw ToolErrors.InvalidArgument("targets: must add up to 1 less cashBuffer at most; example: {\"SPY\":0.6,\"AAPL\":0.3}");
        var planned = await Task.WhenAll(targets.Targets.Select(target => RowAsync(target, book, minTrade, cancellationToken)));
        var rows = planned.Select(one => one.Row).ToList();
        if (rows.GroupBy(row => row.Contract.ConId).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
            throw ToolErrors.InvalidArgument(
                $"targets: must name each instrument once; {twice.First().Contract.Symbol} is there twice; example: {{\"SPY\":0.6,\"AAPL\":0.3}}");
        var named = rows.Select(row => row.Contract.ConId).ToHashSet();
        // A position in a currency pair is a memo of the cash that was exchanged.
        var untouched = book.Portfolio.Where(item => item.Contract.SecType != SecTypes.Cash && !named.Contains(item.Contract.ConId))
            .Sum(book.Worth) / book.NetLiquidation;
        var paid = planned.Where(one => one.Value.IsPaidInFull).Sum(one => one.Row.Amount);
        return new RebalancePlan
        {
            Account = chosen,
            Currency = book.BaseCurrency,
            NetLiquidation = book.NetLiquidation,
            Rows = rows,
            Orders = [.. planned.Where(one => one.Row.Change != 0).OrderBy(one => one.Row.Change > 0)
                .Select(one => OrderOf(one.Row, one.Value, chosen))],
            UntouchedWeight = Math.Round(untouched, 4),
            CashWeightAfter = Math.Round((book.Cash - paid) / book.NetLiquidation, 4),
        };
    }

    private async Task<(RebalanceRow Row, ContractValue Value)> RowAsync(
        Target target, AccountBook book, decimal minTrade, CancellationToken cancellationToken)
    {
        var details = await resolver.ResolveAsync(target.Contract, cancellationToken);
        TradableRule.Check(details, "targets");
        var quote = (await client.MarketData.QuoteAsync(details.Contract, cancellationToken: cancellationToken)).Quote;
        if (FairPrice.Of(quote) is not { Value: > 0 } price)
            throw ToolErrors.Failed("no_price", $"There is no price of {target.Name} now.", "Plan without it, or try again when it is quoted.");
        var value = await values.OfAsync(details, cancellationToken);
        var rate = await RateAsync(book, value.Currency, cancellationToken);
        var unit = value.Amount(1, price.Value) * rate;
        var held = book.Portfolio.Where(item => item.Contract.ConId == details.Contract.ConId).Sum(item => item.Quantity);
        var difference = (target.Weight * book.NetLiquidation / unit) - held;
        var change = Math.Sign(difference) * PositionSize.Floor(Math.Abs(difference), StepOf(details), details.MinSize ?? 0);
        if (Math.Abs(change * unit) < minTrade)
            change = 0;
        var row = new RebalanceRow
        {
            Contract = ContractInfo.Of(details.Contract),
            TargetWeight = target.Weight,
            Weight = Math.Round(held * unit / book.NetLiquidation, 4),
            Held = held,
            Price = price.Value,
            PriceSource = price.Source,
            DataType = quote.MarketDataType,
            Change = change,
            Amount = Money(change * unit),
            ExchangeRate = value.Currency == book.BaseCurrency ? null : rate,
            Note = NoteOf(target, details, unit, book),
        };
        return (row, value);
    }

    /// <summary>A market order; one that buys crypto is by money (<see cref="CryptoRule"/>).</summary>
    private static RebalanceOrder OrderOf(RebalanceRow row, ContractValue value, string account)
    {
        var contract = string.Create(CultureInfo.InvariantCulture, $"conid:{row.Contract.ConId}");
        return row.Contract.SecType == SecTypes.Crypto && row.Change > 0
            ? new RebalanceOrder(contract, "BUY", null, "MKT", account, Money(value.Amount(row.Change, row.Price)))
            : new RebalanceOrder(contract, row.Change > 0 ? "BUY" : "SELL", Math.Abs(row.Change), "MKT", account);
    }

    /// <summary>Says so where the smallest size is worth more than the target, so that the target cannot be reached.</summary>
    private static string? NoteOf(Target target, ContractDetails details, decimal unit, AccountBook book)
    {
        var least = Math.Max(StepOf(details), details.MinSize ?? 0);
        var weight = least * unit / book.NetLiquidation;
        return target.Weight == 0 || weight <= target.Weight ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"The smallest size, {least:0.########}, is worth {Money(least * unit)} {book.BaseCurrency}, {weight:0.0%} of the account: more than the "
            + $"target of {target.Weight:0.0%}, which cannot be reached.");
    }

    /// <summary>The account's own rate; the market's for a currency in which the account has nothing yet.</summary>
    private async Task<decimal> RateAsync(AccountBook book, string currency, CancellationToken cancellationToken) =>
        book.Rate(currency) ?? (await fx.RateAsync(currency, book.BaseCurrency, cancellationToken)).Rate;

    /// <summary>Whole units unless the instrument trades in parts of one; TWS gives 0.0001 for shares, which most accounts may not trade.</summary>
    private static decimal StepOf(ContractDetails details) => details.SizeIncrement is not { } step || step <= 0 ? 1
        : details.Contract.SecType is SecTypes.Cash or SecTypes.Crypto or SecTypes.Fund ? step
        : Math.Max(1, step);

    private static decimal Money(decimal amount) => Math.Round(amount, 2);
}

/// <summary>An account with all the values that a plan needs.</summary>
internal sealed class AccountBook
{
    private readonly AccountPortfolio _account;

    private AccountBook(AccountPortfolio account, string baseCurrency, decimal netLiquidation)
    {
        _account = account;
        BaseCurrency = baseCurrency;
        NetLiquidation = netLiquidation;
        Cash = account.Cash ?? 0;
        Portfolio = [.. account.Held];
    }

    public string Account => _account.Account;

    public string BaseCurrency { get; }

    public decimal NetLiquidation { get; }

    public decimal Cash { get; }

    public IReadOnlyList<PortfolioItem> Portfolio { get; }

    /// <summary>An account whose positions need no price.</summary>
    /// <exception cref="ToolException">As for the other.</exception>
    public static AccountBook Of(AccountUpdates updates) => Of(new AccountPortfolio(updates, new Dictionary<int, Quote>(), updates.Complete));

    /// <exception cref="ToolException">TWS did not send the whole account: a plan on part of it would be wrong.</exception>
    public static AccountBook Of(AccountPortfolio account) =>
        account is { Complete: true, BaseCurrency: { } currency, NetLiquidation: { } worth and not 0 }
            ? new AccountBook(account, currency, worth)
            : throw ToolErrors.Failed(
                "incomplete", $"TWS did not report all values of account {account.Account} in time.", "Try again.", retryable: true);

    /// <summary>The value of a position in the base currency.</summary>
    /// <exception cref="ToolException">The account has no rate for the position's currency.</exception>
    public decimal Worth(PortfolioItem item) => (item.MarketValue ?? 0) * (Rate(item.Contract.Currency) ?? throw ToolErrors.Failed(
        "no_rate", $"Account {Account} has no exchange rate from {item.Contract.Currency} to {BaseCurrency}.", "Try again.", retryable: true));

    /// <summary>The value of one unit of a currency in the base currency; null for a currency in which the account has nothing.</summary>
    public decimal? Rate(string currency) => _account.Rate(currency);
}
