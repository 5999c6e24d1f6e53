using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Times;
using Gateway.Tws.Api;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Options;

/// <summary>Option chains and quotes.</summary>
[Toolset("options", AccessScope.MarketRead)]
internal sealed class OptionTools(TwsClient client, ContractResolver resolver, Underlyings underlyings, ChainReader chains, OptionLines lines)
{
    private const int MostOptions = 100;

    [Tool("ibkr_get_option_chain_params", "Option expirations and strikes", ReadOnly = true, Idempotent = true,
        Requests = "reqSecDefOptParams", Example = """{"contract":"SPX"}""")]
    [Rows("chains", 10)]
    [Description("Expirations and strikes of the options on a stock, index or future, without prices; with prices ibkr_get_option_chain.")]
    public async Task<ChainParamsResult> GetChainParamsAsync(
        OptionUnderlying underlying,
        [Description("IB's id, instead of contract.")][Range(1, int.MaxValue)][Example("265598")] int? underlyingConId = null,
        [Description("Default SMART, where offered.")][Example("CBOE")] string exchange = "",
        CancellationToken cancellationToken = default)
    {
        if (underlyingConId is not null && underlying.Given)
            throw ToolErrors.InvalidArgument("underlyingConId: must be absent when contract or symbol is given; example: 265598");
        var asked = underlyingConId is { } conId ? new Contract { ConId = conId } : underlying.ToContract();
        var found = await underlyings.FindAsync(asked, cancellationToken);
        var grids = await client.Options.ParametersAsync(found, cancellationToken: cancellationToken);
        var rows = grids.Items.Count == 0 ? [] : SeriesChoice.AtExchange(grids.Items, exchange);
        return new ChainParamsResult
        {
            UnderlyingConId = found.ConId,
            Underlying = ContractInfo.Of(found),
            Chains = [.. rows.Select(ChainParamsRow.Of)],
            Exchanges = [.. grids.Items.Select(grid => grid.Exchange).Distinct()],
            Count = rows.Count,
            Complete = grids.Complete,
        };
    }

    [Tool("ibkr_get_option_chain", "Option chain", ReadOnly = true, Idempotent = true,
        Requests = "reqSecDefOptParams, reqContractDetails, reqMktData, cancelMktData",
        Example = """{"contract":"AAPL","minDte":20,"strikesAround":4}""")]
    [Rows("chain", StrikeWindow.Most, StrikeWindow.Most)]
    [Description("Calls and puts of one expiration around the money with bid, ask, volume, open interest, volatility and greeks, in one call.")]
    public Task<ChainResult> GetChainAsync(
        [Lists("symbol", "currency")] OptionUnderlying underlying,
        [Description("Day or month; default the next.")][Example("20261218")] ExpirationInput? expiration = null,
        [Description("both, C or P.")] OptionRights right = OptionRights.Both,
        [Description("Strikes nearest the money.")][Range(1, StrikeWindow.Most)] int strikesAround = 10,
        [Description("Minimum strike, instead of strikesAround.")][Positive][Example("180")] decimal? minStrike = null,
        [Description("Maximum strike, such as 220.")][Positive][Example("220")] decimal? maxStrike = null,
        [Description("Minimum days to expiration.")][Range(0, 3650)] int minDte = 0,
        [Description("And at most.")][Range(0, 3650)][Example("45")] int? maxDte = null,
        [Description("With open interest, volatility and greeks; false is faster.")] bool greeks = true,
        [Description("Such as SPXW.")][Example("SPXW")] string? tradingClass = null,
        [Description("Exchange of the options; default SMART, where offered.")][Example("CBOE")] string? exchange = null,
        CancellationToken cancellationToken = default)
    {
        if (minStrike > maxStrike)
            throw ToolErrors.InvalidArgument($"minStrike: must not be above maxStrike; example: {maxStrike}");
        if (minDte > maxDte)
            throw ToolErrors.InvalidArgument($"minDte: must not be above maxDte; example: {maxDte}");
        return chains.ReadAsync(
            underlying.ToContract(), new SeriesQuery(expiration?.Text, minDte, maxDte, tradingClass, exchange),
            new StrikeWindow(strikesAround, minStrike, maxStrike), right, greeks, cancellationToken);
    }

    [Tool("ibkr_get_option_quotes", "Option quotes", ReadOnly = true, Idempotent = true,
        Requests = "reqMktData, cancelMktData", Example = """{"contracts":["AAPL 20261218 280 C","AAPL 20261218 280 P"]}""")]
    [Rows("quotes", MostOptions, MostOptions)]
    [Description("Quotes, open interest and greeks of up to 100 named options. All options of an underlying: ibkr_get_option_chain.")]
    public async Task<OptionQuotesResult> GetQuotesAsync(
        [Description("Such as AAPL 20261218 200 C, or conid:N.")][MinLength(1)][MaxLength(MostOptions)] ContractInput[] contracts,
        CancellationToken cancellationToken = default)
    {
        var found = await Task.WhenAll(contracts.Select(input => FindAsync(input.Contract, cancellationToken)));
        var quotes = (await lines.ReadAsync([.. found.Select(one => one.Option).OfType<Contract>().Distinct()], greeks: true, cancellationToken))
            .ToDictionary(quote => quote.Contract);
        var rows = found.Select(one => one.Option is { } option ? OptionQuoteRow.Of(quotes[option]) : one.Failed!).ToList();
        return new OptionQuotesResult
        {
            Quotes = rows,
            Count = rows.Count,
            Complete = rows.TrueForAll(row => row.Complete),
            DataType = Freshness.Least(quotes.Values),
            AsOf = Freshness.Oldest(quotes.Values),
        };
    }

    /// <summary>Resolves one option of a list. A failure becomes the error of its row, so that the other rows are still answered.</summary>
    private async Task<(Contract? Option, OptionQuoteRow? Failed)> FindAsync(Contract asked, CancellationToken cancellationToken)
    {
        try
        {
            var found = (await resolver.ResolveAsync(asked, cancellationToken)).Contract;
            if (found.SecType is SecTypes.Option or SecTypes.FutureOption)
                return (found, null);
            throw ToolErrors.InvalidArgument(
                $"contracts: must be options; got {found.SecType} {found.Symbol}; example: AAPL 20261218 200 C", "Use ibkr_get_quote.");
        }
        catch (Exception failure) when (RowError.Is(failure))
        {
            return (null, new OptionQuoteRow { Contract = ContractInfo.Of(asked), Error = RowError.Of(failure) });
        }
    }
}
