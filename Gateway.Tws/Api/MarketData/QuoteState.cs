using Gateway.Tws.Messages;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Model;

namespace Gateway.Tws.Api.MarketData;

/// <summary>
/// The latest value of every tick of one line, by live tick id. Takes ticks without allocating. Not thread-safe: the owning stream locks it.
/// </summary>
internal sealed class QuoteState(TimeProvider clock)
{
    private const int Slots = 128;

    private readonly decimal?[] _numbers = new decimal?[Slots];
    private readonly string?[] _texts = new string?[Slots];
    private readonly OptionComputation?[] _greeks = new OptionComputation?[Slots];
    private readonly ExchangeForPhysical?[] _exchanges = new ExchangeForPhysical?[Slots];
    private readonly bool[] _told = new bool[Slots];
    private decimal? _minTick;
    private string? _bboExchange;
    private DeltaNeutralContract? _deltaNeutral;

    /// <summary>Which data came; null before any.</summary>
    public MarketDataType? Type { get; private set; }

    /// <summary>When the last tick came; null when none did since the last <see cref="Clear"/>.</summary>
    public DateTimeOffset? AsOf { get; private set; }

    /// <summary>True once any tick came since the last <see cref="Clear"/>.</summary>
    public bool HasTicks => AsOf is not null;

    /// <summary>True once TWS has sent the tick, including one that says that there is no price.</summary>
    public bool IsTold(TickType tick) => _told[(int)tick];

    /// <summary>False when the message changes nothing of a quote.</summary>
    public bool Accept<T>(in T message) where T : IMessage<T>
    {
        switch (message)
        {
            case TickPriceMessage price:
                AcceptPrice(price.TickType, price.Price, price.Size);
                return true;
            case TickSizeMessage size:
                return Set(size.TickType, size.Size);
            case TickGenericMessage generic:
                return Set(generic.TickType, ToNumber(generic.Value));
            case TickStringMessage text:
                return SetText(text.TickType, text.Value);
            case TickOptionComputationMessage option:
                return SetGreeks(option);
            case TickEfpMessage exchange:
                return SetExchange(exchange);
            case MarketDataTypeMessage type:
                Type = type.Type;
                return true;
            case TickReqParamsMessage parameters:
                _minTick = parameters.MinTick;
                _bboExchange = parameters.BboExchange;
                return true;
            case DeltaNeutralValidationMessage validation:
                _deltaNeutral = validation.Contract;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Clears every value: after a gap they are out of date.</summary>
    public void Clear()
    {
        Array.Clear(_numbers);
        Array.Clear(_texts);
        Array.Clear(_greeks);
        Array.Clear(_exchanges);
        Array.Clear(_told);
        Type = null;
        AsOf = null;
    }

    /// <summary>The state as an immutable quote.</summary>
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

    private void AcceptPrice(TickType tick, decimal? price, decimal? size)
    {
        // TWS says "no such price now" with -1 and no size; a true price of -1, as spreads have, comes with one.
        Set(tick, price is -1 && size is null or 0 ? null : price);
        switch (DelayedTicks.ToLive(tick))
        {
            case TickType.Bid:
                _numbers[(int)TickType.BidSize] = size;
                break;
            case TickType.Ask:
                _numbers[(int)TickType.AskSize] = size;
                break;
            case TickType.Last:
                _numbers[(int)TickType.LastSize] = size;
                break;
        }
    }

    private bool Set(TickType tick, decimal? value)
    {
        if (!Touch(ref tick))
            return false;
        _numbers[(int)tick] = value;
        return true;
    }

    private bool SetText(TickType tick, string value)
    {
        if (!Touch(ref tick))
            return false;
        _texts[(int)tick] = value;
        return true;
    }

    private bool SetGreeks(in TickOptionComputationMessage option)
    {
        var tick = option.TickType;
        if (!Touch(ref tick))
            return false;
        _greeks[(int)tick] = OptionComputation.Of(option);
        return true;
    }

    private bool SetExchange(in TickEfpMessage exchange)
    {
        var tick = exchange.TickType;
        if (!Touch(ref tick))
            return false;
        _exchanges[(int)tick] = ExchangeForPhysical.Of(exchange);
        return true;
    }

    /// <summary>Notes that a tick came and turns its id into the live one.</summary>
    private bool Touch(ref TickType tick)
    {
        if ((uint)tick >= Slots)
            return false;
        var live = DelayedTicks.ToLive(tick);
        // The ids tell delayed data even when TWS does not.
        if (live != tick && (Type is null or MarketDataType.Live))
            Type = MarketDataType.Delayed;
        else
            Type ??= MarketDataType.Live;
        tick = live;
        _told[(int)tick] = true;
        AsOf = clock.GetUtcNow();
        return true;
    }

    private static decimal? ToNumber(double? value) =>
        value is { } number && double.IsFinite(number) && Math.Abs(number) < (double)decimal.MaxValue ? (decimal)number : null;

    private decimal? Number(TickType tick) => _numbers[(int)tick];

    private string? Text(TickType tick) => _texts[(int)tick] is { Length: > 0 } text ? text : null;

    private RangeOfWeeks? Range(TickType low, TickType high) => IsTold(low) || IsTold(high) ? new RangeOfWeeks(Number(low), Number(high)) : null;
}
