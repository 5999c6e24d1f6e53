using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Model;

namespace Gateway.Tws.Api.MarketData.Ticks;

/// <summary>Converts tick messages to <see cref="MarketTick"/>.</summary>
internal static class MarketTicks
{
    public static MarketTick Of(TickByTickMessage tick)
    {
        var time = TwsTime.FromEpochSeconds(tick.Time);
        return tick.Type switch
        {
            TickByTickType.BidAsk => new MarketTick(tick.Type, time, IsHistory: false)
            {
                Bid = tick.Bid,
                Ask = tick.Ask,
                BidSize = tick.BidSize,
                AskSize = tick.AskSize,
                BidPastLow = (tick.Mask & 1) != 0,
                AskPastHigh = (tick.Mask & 2) != 0,
            },
            TickByTickType.MidPoint => new MarketTick(tick.Type, time, IsHistory: false) { MidPoint = tick.MidPoint },
            _ => new MarketTick(tick.Type, time, IsHistory: false)
            {
                Price = tick.Price,
                Size = tick.Size,
                PastLimit = (tick.Mask & 1) != 0,
                Unreported = (tick.Mask & 2) != 0,
                Exchange = TextOrNull(tick.Exchange),
                SpecialConditions = TextOrNull(tick.SpecialConditions),
            },
        };
    }

    public static MarketTick Of(TickByTickType type, HistoricalTickLast trade) => new(type, trade.Time, IsHistory: true)
    {
        Price = trade.Price,
        Size = trade.Size,
        PastLimit = trade.PastLimit,
        Unreported = trade.Unreported,
        Exchange = TextOrNull(trade.Exchange),
        SpecialConditions = TextOrNull(trade.SpecialConditions),
    };

    public static MarketTick Of(HistoricalTickBidAsk quote) => new(TickByTickType.BidAsk, quote.Time, IsHistory: true)
    {
        Bid = quote.BidPrice,
        Ask = quote.AskPrice,
        BidSize = quote.BidSize,
        AskSize = quote.AskSize,
        BidPastLow = quote.BidPastLow,
        AskPastHigh = quote.AskPastHigh,
    };

    public static MarketTick Of(HistoricalTick midpoint) =>
        new(TickByTickType.MidPoint, midpoint.Time, IsHistory: true) { MidPoint = midpoint.Price };

    private static string? TextOrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
