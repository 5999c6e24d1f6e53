using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Text;
using Gateway.Tws.Api;
using Gateway.Tws.Model;

namespace Gateway.Tools.Quotes;

/// <summary>One-time quotes.</summary>
[Toolset("market_data", AccessScope.MarketRead)]
internal sealed class MarketDataTools(TwsClient client, QuoteRequests requests)
{
    private const int MostContracts = 50;

    [Tool("ibkr_get_quote", "Quote", ReadOnly = true, Idempotent = true,
        Requests = "reqMktData, cancelMktData", Example = """{"contracts":["AAPL","EUR.USD"],"fields":["contract","bid","ask","last","dataType"]}""")]
    [Rows("quotes", MostContracts, MostContracts)]
    [Description("Current quotes: bid, ask, last, sizes, day range; greeks of options; live or delayed. To watch: ibkr_stream_market_data.")]
    public async Task<QuotesResult> GetQuoteAsync(
        ContractArguments contract,
        [Description("Several instead of one.")][MaxLength(MostContracts)] ContractInput[]? contracts = null,
        [Commas][Description("IB's ids: 233 VWAP, 165 52 weeks ...")][RegularExpression("[0-9, ]*")][Example("165,233")] string genericTicks = "",
        [Unlisted][Description("Consolidated US quote; costs 0.01 USD.")] bool regulatorySnapshot = false,
        [Unlisted][Range(1, 60)] int timeoutSeconds = 5,
        CancellationToken cancellationToken = default)
    {
        var asked = ContractList.Of(contract, contracts);
        var rows = await requests.QuotesAsync(asked, genericTicks, regulatorySnapshot, TimeSpan.FromSeconds(timeoutSeconds), cancellationToken);
        return new QuotesResult { Quotes = rows, Count = rows.Count, Complete = rows.All(row => row.Complete) };
    }

    [Tool("ibkr_get_market_data", "Quote of one contract", ReadOnly = true, Idempotent = true,
        Requests = "reqMktData, cancelMktData", Example = """{"symbol":"AAPL"}""")]
    [Description("The same as ibkr_get_quote for one contract, for callers that know this name.")]
    public Task<QuotesResult> GetMarketDataAsync(ContractArguments contract, CancellationToken cancellationToken = default) =>
        GetQuoteAsync(contract, cancellationToken: cancellationToken);

    [Tool("ibkr_get_short_availability", "Shares to borrow", ReadOnly = true, Idempotent = true,
        Requests = "reqMktData, cancelMktData", Example = """{"contracts":["AAPL","TSLA"]}""")]
    [Description("Shares available to sell short, and how easily.")]
    public async Task<ShortResult> GetShortAvailabilityAsync(
        [Description("At most 50.")][Length(1, MostContracts)][Example("AAPL,TSLA")] ContractInput[] contracts,
        [Unlisted][Range(1, 60)] int timeoutSeconds = 5,
        CancellationToken cancellationToken = default)
    {
        const string ShortableTicks = "236";
        if (Array.Find(contracts, input => input.Contract.SecType is not ("" or SecTypes.Stock)) is { } other)
            throw ToolErrors.InvalidArgument(
                $"contracts: must be stocks; got {other.Contract.SecType} {UntrustedText.Show(other.Contract.Symbol)}; example: AAPL");
        var quotes = await requests.QuotesAsync(
            [.. contracts.Select(input => input.Contract)], ShortableTicks, false, TimeSpan.FromSeconds(timeoutSeconds), cancellationToken);
        var rows = quotes.Select(ShortRow.Of).ToList();
        return new ShortResult { Results = rows, Count = rows.Count, Complete = rows.All(row => row.Availability is not null) };
    }

    [Tool("ibkr_set_market_data_type", "Set the market data type", Idempotent = true, Scope = AccessScope.Admin, Requests = "reqMarketDataType",
        Example = """{"marketDataType":3}""")]
    [Description("Selects the data that TWS sends to all callers. Refused quotes become delayed automatically.")]
    public async Task<MarketDataTypeResult> SetMarketDataTypeAsync(
        [Description("1 live, 2 frozen, 3 delayed, 4 delayed-frozen.")][Range(1, 4)][Example("3")] int marketDataType,
        CancellationToken cancellationToken)
    {
        var type = (MarketDataType)marketDataType;
        await client.MarketData.SetMarketDataTypeAsync(type, cancellationToken);
        return new MarketDataTypeResult { MarketDataType = marketDataType, Description = type.ToString() };
    }
}
