using Gateway.Tws.Model;
using TwsSimulator.Trading;

namespace Gateway.Tests.Simulator.Trading;

/// <summary>A market whose quotes are what the test says.</summary>
internal sealed class ScriptedMarket : ITradingMarket
{
    private readonly Dictionary<int, Tradable> _tradables = [];
    private readonly Dictionary<int, TradeQuote> _quotes = [];

    public const int Aapl = 265598;
    public const int Future = 495512563;
    public const int Option = 700001;
    public const int EurUsd = 12087792;
    public const int Bitcoin = 479624278;
    public const int Bond = 590104502;

    public ScriptedMarket()
    {
        Add(new Contract { ConId = Aapl, Symbol = "AAPL", SecType = "STK", Exchange = "SMART", PrimaryExch = "NASDAQ", Currency = "USD", LocalSymbol = "AAPL", TradingClass = "NMS" }, 1m, 0.01m, 0.0001m);
        Add(new Contract { ConId = Future, Symbol = "ES", SecType = "FUT", Exchange = "CME", Currency = "USD", Multiplier = "50", LocalSymbol = "ESZ6", TradingClass = "ES" }, 50m, 0.25m);
        Add(new Contract { ConId = Option, Symbol = "SPY", SecType = "OPT", Exchange = "SMART", Currency = "USD", Multiplier = "100", Strike = 500m, Right = "P", LastTradeDateOrContractMonth = "20261218" }, 100m, 0.01m);
        Add(new Contract { ConId = EurUsd, Symbol = "EUR", SecType = "CASH", Exchange = "IDEALPRO", Currency = "USD", LocalSymbol = "EUR.USD" }, 1m, 0.00005m);
        Add(new Contract { ConId = Bitcoin, Symbol = "BTC", SecType = "CRYPTO", Exchange = "PAXOS", Currency = "USD", LocalSymbol = "BTC.USD" }, 1m, 0.25m, 0.00000001m);
        Add(new Contract { ConId = Bond, Symbol = "US-T", SecType = "BOND", Exchange = "SMART", Currency = "USD", LocalSymbol = "IBCID590104502" }, 1m, 0.01m, 1000m);
        Quote(Bitcoin, 50_000m, 50_001m, 50_000m);
        Quote(Bond, 72m, 72.1m, 72m, 100_000m);
        Quote(Aapl, 99.98m, 100.02m, 100m);
        Quote(Future, 5000m, 5000.25m, 5000m);
        Quote(Option, 4.90m, 5.10m, 5m);
        Quote(EurUsd, 1.1000m, 1.1001m, null, 1_000_000m);
    }

    public DateTimeOffset Now { get; set; } = new(2026, 4, 6, 14, 30, 0, TimeSpan.Zero);

    public bool Open { get; set; } = true;

    public bool Regular { get; set; } = true;

    public TimeSpan UntilAuction { get; set; } = TimeSpan.FromHours(1);

    public static Contract Contract(int conId) => new() { ConId = conId, Exchange = "SMART" };

    public void Quote(int conId, decimal? bid, decimal? ask, decimal? last, decimal size = 500m, decimal priorClose = 99m, decimal volume = 0m) =>
        _quotes[conId] = new TradeQuote(bid, ask, last, size, size, priorClose, volume);

    public IReadOnlyList<Tradable> Resolve(Contract contract) =>
        [.. _tradables.Values.Where(tradable => contract.ConId != 0 ? tradable.ConId == contract.ConId : tradable.Contract.Symbol == contract.Symbol)];

    public Tradable? Find(int conId) => _tradables.GetValueOrDefault(conId);

    public bool IsOpen(Tradable tradable) => Open;

    public bool IsRegular(Tradable tradable) => Regular;

    public DateTimeOffset NextAuction(Tradable tradable, bool opening) => Now + UntilAuction;

    public DateTimeOffset NextOpening(Tradable tradable, bool regular) => Now + UntilAuction;

    public string ZoneOf(Tradable tradable) => "US/Eastern";

    /// <summary>A tenth of a dollar a point of volatility.</summary>
    public decimal OptionPrice(Tradable tradable, double volatility) => (decimal)volatility * 10m;

    public Tradable? UnderlyingOf(Tradable tradable) => tradable.IsOption ? _tradables[Aapl] : null;

    public double DeltaOf(Tradable tradable) => tradable.IsOption ? -0.4 : 1;

    public TradeQuote QuoteOf(Tradable tradable) => _quotes[tradable.ConId];

    public decimal RateToBase(string currency) => currency == "USD" ? 1m : _quotes[EurUsd].Mark;

    private void Add(Contract contract, decimal multiplier, decimal minTick, decimal sizeIncrement = 0m) =>
        _tradables.Add(contract.ConId, new Tradable(contract, multiplier, minTick) { SizeIncrement = sizeIncrement });
}
