using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Gateway.Registry;
using Gateway.Tools.Contracts;
using Gateway.Tools.Quotes;
using Gateway.Tws.Api;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools;

/// <summary>Quotes, once.</summary>
[Toolset("market_data", AccessScope.MarketRead)]
internal sealed class MarketDataTools(ITwsClient client, ContractResolver resolver)
{
    private const int MostContracts = 50;

    [Tool("ibkr_get_quote", "Quote", ReadOnly = true, Idempotent = true)]
    [Description("The present quote of one or up to 50 contracts of any type: bid, ask, last, sizes, day range, volume; greeks for options. "
        + "Says whether it is live or delayed, and whether it is complete. Use it for prices now; use ibkr_stream_market_data to watch, "
        + "ibkr_get_historical_data for the past.")]
    public async Task<QuotesResult> GetQuoteAsync(
        ContractArguments contract,
        [Description("Several contracts instead of one; as text, separated by commas.")][MaxLength(MostContracts)] ContractInput[]? contracts = null,
        [Description("Extra ticks by IB's ids, such as 233 (VWAP) or 165 (52 weeks).")][RegularExpression("[0-9, ]*")][Example("165,233")] string genericTicks = "",
        [Description("One consolidated US quote, for which IB charges 0.01 USD.")] bool regulatorySnapshot = false,
        [Description("The longest to wait for a complete quote.")][Range(1, 60)] int timeoutSeconds = 5,
        CancellationToken cancellationToken = default)
    {
        if (contracts is { Length: > 0 } && contract.Given)
            throw ToolErrors.InvalidArgument("contracts: must be absent when contract or symbol is given; example: [\"AAPL\", \"MSFT\"]");
        var asked = contracts is { Length: > 0 }
            ? contracts.Select(input => input.Contract).ToList()
            : [contract.ToContract()];
        var ticks = genericTicks.Replace(" ", null, StringComparison.Ordinal);
        var timeout = TimeSpan.FromSeconds(timeoutSeconds);
        var rows = asked.Count == 1
            ? [await QuoteAsync(asked[0], ticks, regulatorySnapshot, timeout, cancellationToken)]
            : await Task.WhenAll(asked.Select(one => QuoteOrErrorAsync(one, ticks, regulatorySnapshot, timeout, cancellationToken)));
        return new QuotesResult { Quotes = rows, Count = rows.Length, Complete = rows.All(row => row.Complete) };
    }

    [Tool("ibkr_set_market_data_type", "Set the market data type", Idempotent = true, Scope = AccessScope.Admin)]
    [Description("Asks TWS for live (1), frozen (2), delayed (3) or delayed-frozen (4) data from now on, for all callers. TWS sends live data where it may. "
        + "Use it when quotes are refused with 354 or 10168; not otherwise: every quote says which type it is.")]
    public async Task<MarketDataTypeResult> SetMarketDataTypeAsync(
        [Description("1 live, 2 frozen, 3 delayed, 4 delayed-frozen.")][Range(1, 4)][Example("3")] int marketDataType,
        CancellationToken cancellationToken)
    {
        var type = (MarketDataType)marketDataType;
        await client.MarketData.SetMarketDataTypeAsync(type, cancellationToken);
        return new MarketDataTypeResult { MarketDataType = marketDataType, Description = type.ToString() };
    }

    /// <summary>Among several contracts one that fails must not take the others with it.</summary>
    private async Task<QuoteRow> QuoteOrErrorAsync(
        Contract contract, string genericTicks, bool regulatory, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            return await QuoteAsync(contract, genericTicks, regulatory, timeout, cancellationToken);
        }
        catch (Exception failure) when (RowError.Is(failure))
        {
            return new QuoteRow { Contract = ContractInfo.Of(contract), Complete = false, Error = RowError.Of(failure) };
        }
    }

    private async Task<QuoteRow> QuoteAsync(
        Contract contract, string genericTicks, bool regulatory, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var instrument = (await resolver.ResolveAsync(contract, cancellationToken)).Contract;
        var snapshot = await client.MarketData.QuoteAsync(instrument, genericTicks, regulatory, timeout, cancellationToken);
        var row = new QuoteRow
        {
            Contract = ContractInfo.Of(instrument),
            Complete = snapshot.Complete,
            Warnings = TwsNote.Of(snapshot.Warnings),
        };
        return QuoteViews.Fill(row, snapshot.Quote);
    }
}
