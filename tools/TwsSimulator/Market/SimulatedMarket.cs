using TwsSimulator.Market.Catalog;

namespace TwsSimulator.Market;

/// <summary>The made-up market: all instruments and their prices now.</summary>
internal sealed class SimulatedMarket : IMarket
{
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(15);

    private readonly SessionClock _delayedClock;
    private readonly Dictionary<int, LiveQuote> _quotes = [];
    private readonly Dictionary<int, LiveQuote> _delayed = [];
    private readonly InstrumentSearch _search;
    private readonly int _seed;

    public SimulatedMarket(SimulatorOptions options)
    {
        Clock = new SessionClock(options.TimeProvider, options.AlwaysOpen);
        _delayedClock = new SessionClock(options.TimeProvider, options.AlwaysOpen, Delay);
        _seed = options.Seed;
        var today = TradingCalendar.UsStocks.DayOf(options.TimeProvider.GetUtcNow());
        Underlyings =
        [
            .. Stocks.All(), .. Currencies.All(), .. Indexes.All(), .. Coins.All(), .. Bonds.All(), .. Futures.All(today), .. ForeignStocks.All(),
            .. Funds.All(), .. Cfds.On([.. Stocks.All(), .. ForeignStocks.All()]),
        ];
        _search = new InstrumentSearch(Underlyings, [.. Futures.Expired(today)], () => Options.All(Underlyings, FirstPrice, today));

        // Strikes stand around the day's first price, so that they stay the same all day.
        decimal FirstPrice(Instrument underlying) =>
            new PriceSeries(underlying, options.Seed).LastAt(underlying.Calendar.WholeDay(today).Start);
    }

    public event Action? Stepped;

    public SessionClock Clock { get; }

    public DateTimeOffset Now => Clock.Now;

    public IReadOnlyList<Instrument> Instruments => _search.All;

    public IReadOnlyList<Instrument> Underlyings { get; }

    public Instrument? Find(int conId) => _search.Find(conId);

    public IReadOnlyList<Instrument> Search(ContractQuery query) => _search.Find(query);

    public Instrument? Resolve(ContractQuery query) => Search(query) is [var only] ? only : null;

    public MarketQuote QuoteOf(Instrument instrument) => Live(instrument).Now();

    /// <summary>The quote now, or as it was a quarter of an hour ago.</summary>
    public MarketQuote QuoteOf(Instrument instrument, bool delayed)
    {
        if (!delayed)
            return QuoteOf(instrument);
        if (!_delayed.TryGetValue(instrument.ConId, out var quote))
            _delayed[instrument.ConId] = quote = new LiveQuote(SeriesOf(instrument), _delayedClock);
        return quote.Now();
    }

    public PriceSeries SeriesOf(Instrument instrument) => Live(instrument).Series;

    public bool IsOpen(Instrument instrument) => Clock.IsOpen(instrument.Calendar);

    public bool IsRegular(Instrument instrument) => Clock.IsRegular(instrument.Calendar);

    public void Pin(Instrument instrument, decimal? last) => Live(instrument).Pinned = last;

    public void Step() => Stepped?.Invoke();

    /// <summary>Made when it is first asked for: most options never are.</summary>
    private LiveQuote Live(Instrument instrument)
    {
        if (!_quotes.TryGetValue(instrument.ConId, out var quote))
            _quotes[instrument.ConId] = quote = new LiveQuote(new PriceSeries(_search.FindAny(instrument.ConId)!, _seed), Clock);
        return quote;
    }
}
