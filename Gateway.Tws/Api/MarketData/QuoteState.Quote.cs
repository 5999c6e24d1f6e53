using Gateway.Tws.Model;

namespace Gateway.Tws.Api.MarketData;

// The state as an immutable quote.
internal sealed partial class QuoteState
{
    public Quote ToQuote() => new()
    {
        AsOf = AsOf,
        MarketDataType = Type,
        MinTick = _minTick,
        DeltaNeutral = _deltaNeutral,
        BboExchange = string.IsNullOrEmpty(_bboExchange) ? null : _bboExchange,
        Bid = Number(TickType.Bid),
        BidSize = Number(TickType.BidSize),
        BidExchange = Text(TickType.BidExch),
        Ask = Number(TickType.Ask),
        AskSize = Number(TickType.AskSize),
        AskExchange = Text(TickType.AskExch),
        Last = Number(TickType.Last),
        LastSize = Number(TickType.LastSize),
        LastExchange = Text(TickType.LastExch),
        LastTime = TickTexts.EpochSeconds(Text(TickType.LastTimestamp)),
        Open = Number(TickType.Open),
        High = Number(TickType.High),
        Low = Number(TickType.Low),
        Close = Number(TickType.Close),
        Volume = Number(TickType.Volume),
        Halted = Number(TickType.Halted) is >= 0 and <= 2 and var halted ? (HaltState)(int)halted : null,
        MarkPrice = Number(TickType.MarkPrice),
        LastRegularHours = Number(TickType.LastRthTrade),
        RealTimeVolume = TickTexts.RealTimeVolume(Text(TickType.RtVolume)),
        RealTimeTradeVolume = TickTexts.RealTimeVolume(Text(TickType.RtTrdVolume)),
        Range13Weeks = Range(TickType.Low13Week, TickType.High13Week),
        Range26Weeks = Range(TickType.Low26Week, TickType.High26Week),
        Range52Weeks = Range(TickType.Low52Week, TickType.High52Week),
        AverageVolume = Number(TickType.AvgVolume),
        Shortable = Number(TickType.Shortable),
        ShortableShares = Number(TickType.ShortableShares),
        Dividends = TickTexts.Dividends(Text(TickType.IbDividends)),
        TradeCount = Number(TickType.TradeCount),
        TradeRate = Number(TickType.TradeRate),
        VolumeRate = Number(TickType.VolumeRate),
        Volume3Minutes = Number(TickType.ShortTermVolume3Min),
        Volume5Minutes = Number(TickType.ShortTermVolume5Min),
        Volume10Minutes = Number(TickType.ShortTermVolume10Min),
        HistoricalVolatility = (double?)Number(TickType.OptionHistoricalVol),
        ImpliedVolatility = (double?)Number(TickType.OptionImpliedVol),
        RealTimeHistoricalVolatility = (double?)Number(TickType.RtHistoricalVol),
        CallOpenInterest = Number(TickType.OptionCallOpenInterest),
        PutOpenInterest = Number(TickType.OptionPutOpenInterest),
        CallVolume = Number(TickType.OptionCallVolume),
        PutVolume = Number(TickType.OptionPutVolume),
        AverageOptionVolume = Number(TickType.AvgOptVolume),
        FuturesOpenInterest = Number(TickType.FuturesOpenInterest),
        IndexFuturePremium = Number(TickType.IndexFuturePremium),
        AuctionPrice = Number(TickType.AuctionPrice),
        AuctionVolume = Number(TickType.AuctionVolume),
        AuctionImbalance = Number(TickType.AuctionImbalance),
        RegulatoryImbalance = Number(TickType.RegulatoryImbalance),
        BidYield = Number(TickType.BidYield),
        AskYield = Number(TickType.AskYield),
        LastYield = Number(TickType.LastYield),
        BondFactorMultiplier = Number(TickType.BondFactorMultiplier),
        EtfNavClose = Number(TickType.EtfNavClose),
        EtfNavPriorClose = Number(TickType.EtfNavPriorClose),
        EtfNavBid = Number(TickType.EtfNavBid),
        EtfNavAsk = Number(TickType.EtfNavAsk),
        EtfNavLast = Number(TickType.EtfNavLast),
        EtfNavHigh = Number(TickType.EtfNavHigh),
        EtfNavLow = Number(TickType.EtfNavLow),
        BidGreeks = _greeks[(int)TickType.BidOption],
        AskGreeks = _greeks[(int)TickType.AskOption],
        LastGreeks = _greeks[(int)TickType.LastOption],
        ModelGreeks = _greeks[(int)TickType.ModelOption],
        BidEfp = _exchanges[(int)TickType.BidEfpComputation],
        AskEfp = _exchanges[(int)TickType.AskEfpComputation],
        LastEfp = _exchanges[(int)TickType.LastEfpComputation],
        CloseEfp = _exchanges[(int)TickType.CloseEfpComputation],
    };

    private decimal? Number(TickType tick) => _numbers[(int)tick];

    private string? Text(TickType tick) => _texts[(int)tick] is { Length: > 0 } text ? text : null;

    private RangeOfWeeks? Range(TickType low, TickType high) =>
        IsTold(low) || IsTold(high) ? new RangeOfWeeks(Number(low), Number(high)) : null;
}
