using Gateway.Tws.Api.MarketData;

namespace Gateway.Instruments.Views;

/// <summary>Makes views of quotes.</summary>
internal static class QuoteViews
{
    private const int PercentDigits = 4;

    public static QuoteView Of(Quote quote) => Fill(new QuoteView(), quote);

    public static T Fill<T>(T view, Quote quote) where T : QuoteView
    {
        var change = quote.Last - quote.Close;
        return (T)(view with
        {
            DataType = quote.MarketDataType,
            AsOf = quote.AsOf,
            BboExchange = quote.BboExchange,
            Bid = quote.Bid,
            BidSize = quote.BidSize,
            Ask = quote.Ask,
            AskSize = quote.AskSize,
            Last = quote.Last,
            LastSize = quote.LastSize,
            LastTime = quote.LastTime,
            Open = quote.Open,
            High = quote.High,
            Low = quote.Low,
            Close = quote.Close,
            Change = change,
            ChangePercent = quote.Close is > 0 && change is { } points ? Math.Round(points / quote.Close.Value * 100, PercentDigits) : null,
            Volume = quote.Volume,
            Halted = quote.Halted,
            Vwap = quote.Vwap,
            MarkPrice = quote.MarkPrice,
            Low52Weeks = quote.Range52Weeks?.Low,
            High52Weeks = quote.Range52Weeks?.High,
            AverageVolume = quote.AverageVolume,
            Shortable = quote.Shortable,
            ShortableShares = quote.ShortableShares,
            ImpliedVolatility = quote.ImpliedVolatility.Figure(),
            HistoricalVolatility = quote.HistoricalVolatility.Figure(),
            CallOpenInterest = quote.CallOpenInterest,
            PutOpenInterest = quote.PutOpenInterest,
            FuturesOpenInterest = quote.FuturesOpenInterest,
            Greeks = GreeksView.Of(quote.ModelGreeks),
        });
    }
}
