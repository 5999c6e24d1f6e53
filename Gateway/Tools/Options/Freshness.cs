using Gateway.Tws.Model;

namespace Gateway.Tools.Options;

/// <summary>What can be said of the age of several quotes together: as much as of the worst of them.</summary>
internal static class Freshness
{
    public static MarketDataType? Least(IEnumerable<OptionQuote> quotes) => quotes.Max(quote => quote.Quote?.MarketDataType);

    public static DateTimeOffset? Oldest(IEnumerable<OptionQuote> quotes) => quotes.Min(quote => quote.Quote?.AsOf);
}
