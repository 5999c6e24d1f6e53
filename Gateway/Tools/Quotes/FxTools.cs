using Gateway.Access;
using Gateway.Handlers;

namespace Gateway.Tools.Quotes;

/// <summary>Exchange rates.</summary>
[Toolset("market_data", AccessScope.MarketRead)]
internal sealed class FxTools(FxRates rates)
{
    [Tool("ibkr_get_fx_rate", "Exchange rate", ReadOnly = true, Idempotent = true,
        Requests = "reqMktData, cancelMktData", Example = """{"from":"EUR","to":"JPY"}""")]
    [Description("The exchange rate of two currencies, direct, inverse or through USD, and its source.")]
    public Task<FxRateResult> GetFxRateAsync(
        [Description("Currency to convert, such as EUR.")][RegularExpression("[A-Za-z]{3}")][Example("EUR")] string from,
        [Description("Currency to convert into, such as USD.")][RegularExpression("[A-Za-z]{3}")][Example("USD")] string to,
        CancellationToken cancellationToken) =>
        rates.RateAsync(from.ToUpperInvariant(), to.ToUpperInvariant(), cancellationToken);
}
