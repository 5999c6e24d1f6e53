using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Times;
using Gateway.Text;
using Gateway.Tools.Options.Payoff;
using Gateway.Tools.Options.Strategies;
using Gateway.Tws.Api;
using Gateway.Tws.Model;

namespace Gateway.Tools.Options;

/// <summary>Computations on options: TWS's model, and strategies.</summary>
[Toolset("options", AccessScope.MarketRead)]
internal sealed class OptionModelTools(TwsClient client, ContractResolver resolver, OptionLines lines, StrategyBuilder strategies)
{
    private const double MostVolatility = 10;

    [Tool("ibkr_calculate_option_price", "Option price by the model", ReadOnly = true, Idempotent = true,
        Requests = "calculateOptionPrice, cancelCalculateOptionPrice",
        Example = """{"contract":"AAPL 20261218 280 C","underlyingPrice":285,"volatility":0.3}""")]
    [Description("The model price of an option at a given price of the underlying, with greeks. The price now: ibkr_get_option_quotes.")]
    public async Task<ComputationResult> CalculatePriceAsync(
        [Lists("symbol", "exchange", "currency", "expiration", "strike", "right")] ContractArguments contract,
        [Description("Underlying price to assume.")][Positive][Example("210")] decimal underlyingPrice,
        [Description("0.3 is 30 %; default the market's.")][Range(0.001, MostVolatility)][Fraction][Example("0.3")] double? volatility = null,
        CancellationToken cancellationToken = default)
    {
        var option = await FindAsync(contract, cancellationToken);
        var assumed = volatility ?? await MarketVolatilityAsync(option, cancellationToken);
        var computed = await client.Options.PriceAsync(option, assumed, underlyingPrice, cancellationToken);
        if (computed.Price is null)
            throw ToolErrors.Failed(
                "not_computed", "TWS's model gave no price for this option.", "It may have expired: see ibkr_get_contract_details.");
        return ComputationResult.Of(option, computed) with
        {
            ImpliedVolatility = (computed.ImpliedVolatility ?? assumed),
            UnderlyingPrice = computed.UnderlyingPrice ?? underlyingPrice,
            VolatilitySource = volatility is null ? "market" : "given",
        };
    }

    [Tool("ibkr_calculate_implied_volatility", "Implied volatility by the model", ReadOnly = true, Idempotent = true,
        Requests = "calculateImpliedVolatility, cancelCalculateImpliedVolatility",
        Example = """{"contract":"AAPL 20261218 280 C","optionPrice":20,"underlyingPrice":282}""")]
    [Description("The volatility implied by an option price, by TWS's model, with greeks. The market's: ibkr_get_option_quotes.")]
    public async Task<ComputationResult> CalculateImpliedVolatilityAsync(
        ContractArguments contract,
        [Description("Option price to explain.")][Positive][Example("12.5")] decimal optionPrice,
        [Description("Underlying price to assume.")][Positive][Example("210")] decimal underlyingPrice,
        CancellationToken cancellationToken = default)
    {
        var option = await FindAsync(contract, cancellationToken);
        var computed = await client.Options.ImpliedVolatilityAsync(option, optionPrice, underlyingPrice, cancellationToken);
        if (computed.ImpliedVolatility is null)
            throw ToolErrors.Failed(
                "no_volatility", "No volatility gives the option this price: it is below the exercise value, or above the price of the underlying.",
                "Check optionPrice and underlyingPrice.");
        return ComputationResult.Of(option, computed) with
        {
            OptionPrice = computed.Price ?? optionPrice,
            UnderlyingPrice = computed.UnderlyingPrice ?? underlyingPrice,
        };
    }

    [Tool("ibkr_build_option_strategy", "Build an option strategy", ReadOnly = true, Idempotent = true,
        Requests = "reqSecDefOptParams, reqContractDetails, reqMktData, cancelMktData", Example = """{"contract":"AAPL","strategy":"iron_condor"}""")]
    [Description("Legs with conIds, net price, maximum profit and loss, breakevens and greeks of a strategy. Sends no order.")]
    public Task<StrategyResult> BuildStrategyAsync(
        OptionUnderlying underlying,
        [Description("Iron strategies sell the inner strikes.")] StrategyKind strategy,
        [Description("Day or month; default the next after minDte.")][Example("20261218")] ExpirationInput? expiration = null,
        [Description("Lowest first; default around the money.")][MaxLength(4)][Example("[180, 200]")] decimal[]? strikes = null,
        [Description("Strikes between the default ones.")][Range(1, 50)] int width = 1,
        [Description("C or P, for strategies of only one.")] OptionSideChoice right = OptionSideChoice.Call,
        [Description("Number of strategies.")][Range(1, 10_000)] int quantity = 1,
        [Description("The opposite of every leg.")] bool inverse = false,
        [Description("For calendar and diagonal: the later one.")][Example("20270115")] ExpirationInput? farExpiration = null,
        [Description("Minimum days to expiration.")][Range(0, 3650)] int minDte = 1,
        [Description("Such as SPXW.")][Example("SPXW")] string? tradingClass = null,
        CancellationToken cancellationToken = default) => strategies.BuildAsync(
            new StrategyRequest(
                underlying.ToContract(), strategy, right == OptionSideChoice.Call ? PayoffKind.Call : PayoffKind.Put,
                new SeriesQuery(expiration?.Text, minDte, MaxDays: null, tradingClass), farExpiration?.Text, strikes ?? [], width, quantity, inverse),
            cancellationToken);

    private async Task<Contract> FindAsync(ContractArguments contract, CancellationToken cancellationToken)
    {
        var found = (await resolver.ResolveAsync(contract.ToContract(), cancellationToken)).Contract;
        return found.SecType is SecTypes.Option or SecTypes.FutureOption
            ? found
            : throw ToolErrors.InvalidArgument(
                $"contract: must be an option; got {found.SecType} {UntrustedText.Show(found.LocalSymbol)}; example: AAPL 20261218 200 C");
    }

    private async Task<double> MarketVolatilityAsync(Contract option, CancellationToken cancellationToken)
    {
        var quote = (await lines.ReadAsync([option], greeks: true, cancellationToken))[0];
        return quote.Greeks?.ImpliedVolatility is { } market and > 0
            ? market
            : throw ToolErrors.Failed(
                "no_volatility", "The market gives no implied volatility for this option now.", "Give volatility yourself, such as 0.3.",
                retryable: true);
    }
}
