using Gateway.Tws.Model;

namespace Gateway.Tools.Options;

/// <summary>The market data type and time of several quotes together: those of the least current one.</summary>
internal static class Freshness
{
    public static MarketDataType? Least(IEnumerable<OptionQuote> quotes) => quotes.Max(quote => quote.Quote?.MarketDataType);

    public static DateTimeOffset? Oldest(IEnumerable<OptionQuote> quotes) => quotes.Min(quote => quote.Quote?.AsOf);
}
