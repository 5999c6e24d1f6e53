using System.ComponentModel;
using Gateway.Tws.Model;

namespace Gateway.Tools.Quotes;

/// <summary>A quoted pair behind an exchange rate.</summary>
internal sealed record FxLeg
{
    [Description("As IB quotes it, such as EUR.USD: dollars for a euro.")]
    public required string Pair { get; init; }

    public decimal? Bid { get; init; }

    public decimal? Ask { get; init; }

    public required decimal Price { get; init; }

    [Description("Which price of the quote it is: pairs have no trades, so it is the middle, or the close when nobody quotes.")]
    public required PriceSource PriceSource { get; init; }

    [Description("live, frozen, delayed or delayed_frozen.")]
    public MarketDataType? DataType { get; init; }

    public DateTimeOffset? AsOf { get; init; }
}
