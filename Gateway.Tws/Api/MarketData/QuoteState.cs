using Gateway.Tws.Messages;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Model;

namespace Gateway.Tws.Api.MarketData;

/// <summary>The latest value of every tick of one line, by live tick id. Takes ticks without allocating; guarded by its owner.</summary>
internal sealed partial class QuoteState(TimeProvider clock)
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

    /// <summary>True when TWS has spoken of the tick, be it to say that there is no such price.</summary>
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

    /// <summary>Forgets every value: after a gap they are no longer the market's.</summary>
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
}
