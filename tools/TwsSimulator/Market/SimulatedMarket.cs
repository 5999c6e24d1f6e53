using TwsSimulator.Market.Catalog;

namespace TwsSimulator.Market;

/// <summary>The made-up market: all instruments and their prices now.</summary>
internal sealed class SimulatedMarket : IMarket
{
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(15);

    private readonly SessionClock _delayedClock;
    private readonly Dictionary<int, LiveQuote> _quotes;
    private readonly Dictionary<int, LiveQuote> _delayed = [];
    private readonly InstrumentSearch _search;

    public SimulatedMarket(SimulatorOptions options)
    {
        Clock = new SessionClock(options.TimeProvider, options.AlwaysOpen);
        _delayedClock = new SessionClock(options.TimeProvider, options.AlwaysOpen, Delay);
        Instruments = [.. All(options)];
        _quotes = Instruments.ToDictionary(instrument => instrument.ConId, instrument => new LiveQuote(new PriceSeries(instrument, options.Seed), Clock));
        _search = new InstrumentSearch(Instruments);
    }

    public event Action? Stepped;

    public SessionClock Clock { get; }

    public DateTimeOffset Now => Clock.Now;

    public IReadOnlyList<Instrument> Instruments { get; }

    public Instrument? Find(int conId) => _quotes.TryGetValue(conId, out var quote) ? quote.Series.Instrument : null;

    public IReadOnlyList<Instrument> Search(ContractQuery query) => _search.Find(query);

    public Instrument? Resolve(ContractQuery query) => Search(query) is [var only] ? only : null;

    public MarketQuote QuoteOf(Instrument instrument) => _quotes[instrument.ConId].Now();

    /// <summary>The quote now, or as it was a quarter of an hour ago.</summary>
    public MarketQuote QuoteOf(Instrument instrument, bool delayed)
    {
        if (!delayed)
            return QuoteOf(instrument);
        if (!_delayed.TryGetValue(instrument.ConId, out var quote))
            _delayed[instrument.ConId] = quote = new LiveQuote(SeriesOf(instrument), _delayedClock);
        return quote.Now();
    }

    public PriceSeries SeriesOf(Instrument instrument) => _quotes[instrument.ConId].Series;

    public bool IsOpen(Instrument instrument) => Clock.IsOpen(instrument.Calendar);

    public bool IsRegular(Instrument instrument) => Clock.IsRegular(instrument.Calendar);

    public void Pin(Instrument instrument, decimal? last) => _quotes[instrument.ConId].Pinned = last;

    public void Step() => Stepped?.Invoke();

    private static IEnumerable<Instrument> All(SimulatorOptions options)
    {
        var stocks = Stocks.All().ToList();
        var spot = Spot.All().ToList();
        var now = options.TimeProvider.GetUtcNow();
        var today = TradingCalendar.UsStocks.DayOf(now);
        var spx = spot.Single(one => one.Symbol == "SPX");
        var futures = Futures.All(today, spx).ToList();
        var future = futures.First(one => one.Symbol == "ES");
        return
        [
            .. stocks,
            .. spot,
            .. futures,
            .. Options.Of(Stock("AAPL"), Level(Stock("AAPL")), strikeStep: 5, today),
            .. Options.Of(Stock("SPY"), Level(Stock("SPY")), strikeStep: 5, today),
            .. Options.OfIndex(spx, Level(spx), strikeStep: 50, today),
            .. Options.OfFuture(future, Level(future), strikeStep: 50, today),
        ];

        Instrument Stock(string symbol) => stocks.Single(one => one.Symbol == symbol);

        // Strikes stand around the day's first price, so that they stay the same all day.
        decimal Level(Instrument underlying) =>
            new PriceSeries(underlying, options.Seed).LastAt(underlying.Calendar.WholeDay(today).Start);
    }
}
