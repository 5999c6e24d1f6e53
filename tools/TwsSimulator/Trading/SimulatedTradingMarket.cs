using Gateway.Tws.Model;
using TwsSimulator.Accounts;
using TwsSimulator.Market;

namespace TwsSimulator.Trading;

/// <summary>The simulator's market in the terms of orders and accounts.</summary>
internal sealed class SimulatedTradingMarket(IMarket market) : ITradingMarket
{
    private readonly Dictionary<int, Tradable> _tradables = [];

    public DateTimeOffset Now => market.Now;

    public IReadOnlyList<Tradable> Resolve(Contract contract) => [.. market.Search(QueryOf(contract)).Select(TradableOf)];

    public Tradable? Find(int conId) => market.Find(conId) is { } instrument ? TradableOf(instrument) : null;

    public bool IsOpen(Tradable tradable) => market.Find(tradable.ConId) is { } instrument && market.IsOpen(instrument);

    public bool IsRegular(Tradable tradable) => market.Find(tradable.ConId) is { } instrument && market.IsRegular(instrument);

    public DateTimeOffset NextAuction(Tradable tradable, bool opening) =>
        NextOf(market.Find(tradable.ConId)!.Calendar, regular: true, hours => opening ? hours.Start : hours.End);

    public DateTimeOffset NextOpening(Tradable tradable, bool regular) =>
        NextOf(market.Find(tradable.ConId)!.Calendar, regular, hours => hours.Start);

    public string ZoneOf(Tradable tradable) => market.Find(tradable.ConId)!.Calendar.Zone.Id;

    public Tradable? UnderlyingOf(Tradable tradable) => market.Find(tradable.ConId)?.Underlying is { } underlying ? TradableOf(underlying) : null;

    public double DeltaOf(Tradable tradable) =>
        market.Find(tradable.ConId) is { IsOption: true } option ? ModelOf(option, option.Volatility).Delta : 1;

    public decimal OptionPrice(Tradable tradable, double volatility) =>
        market.Find(tradable.ConId) is { IsOption: true } option ? (decimal)ModelOf(option, volatility).Price : 0m;

    public TradeQuote QuoteOf(Tradable tradable)
    {
        if (market.Find(tradable.ConId) is not { } instrument)
            return default;
        var quote = market.QuoteOf(instrument);
        return new TradeQuote(
            Positive(quote.Bid), Positive(quote.Ask), Positive(quote.Last), quote.BidSize, quote.AskSize, quote.Close, quote.Volume);
    }

    public decimal RateToBase(string currency)
    {
        if (currency == Account.BaseCurrency)
            return 1m;
        if (Pair(currency, Account.BaseCurrency) is { } direct)
            return QuoteOf(direct).Mark;
        // Where only the inverse pair is quoted, a unit is worth its reciprocal.
        return Pair(Account.BaseCurrency, currency) is { } inverse && QuoteOf(inverse).Mark is > 0m and var price ? Math.Round(1m / price, 8) : 0m;
    }

    private BlackScholes ModelOf(Instrument option, double volatility)
    {
        var years = (option.Expiry!.Value.ToDateTime(TimeOnly.MaxValue) - Now.UtcDateTime).TotalDays / 365;
        return BlackScholes.Of(option.Right == "C", (double)market.QuoteOf(option.Underlying!).Last, (double)option.Strike, years, volatility);
    }

    private DateTimeOffset NextOf(TradingCalendar calendar, bool regular, Func<TradingCalendar.Session, DateTimeOffset> momentOf)
    {
        for (var day = calendar.DayOf(Now); ; day = day.AddDays(1))
        {
            if (calendar.IsTradingDay(day) && momentOf(calendar.SessionOf(day, regular)) is var moment && moment > Now)
                return moment;
        }
    }

    private Tradable? Pair(string symbol, string currency) =>
        market.Underlyings.FirstOrDefault(
            pair => pair.SecType is "CASH" or "CRYPTO" && pair.Symbol == symbol && pair.Currency == currency) is { } found
            ? TradableOf(found)
            : null;

    private Tradable TradableOf(Instrument instrument)
    {
        if (!_tradables.TryGetValue(instrument.ConId, out var tradable))
        {
            tradable = new Tradable(ContractOf(instrument), instrument.Multiplier, instrument.MinTick)
            {
                PointValue = instrument.PointValue,
                SizeIncrement = instrument.SizeIncrement,
                Grid = instrument.Grid,
            };
            _tradables.Add(instrument.ConId, tradable);
        }
        return tradable;
    }

    private static Contract ContractOf(Instrument instrument) => new()
    {
        ConId = instrument.ConId,
        Symbol = instrument.Symbol,
        SecType = instrument.SecType,
        LastTradeDateOrContractMonth = instrument.Expiry?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "",
        Strike = instrument.IsOption ? instrument.Strike : null,
        Right = instrument.Right,
        Multiplier = instrument.Multiplier == 1m ? "" : instrument.Multiplier.ToString(CultureInfo.InvariantCulture),
        Exchange = instrument.Exchange,
        PrimaryExch = instrument.PrimaryExchange,
        Currency = instrument.Currency,
        LocalSymbol = instrument.LocalSymbol,
        TradingClass = instrument.TradingClass,
    };

    private static ContractQuery QueryOf(Contract contract) => new()
    {
        ConId = contract.ConId,
        Symbol = contract.Symbol,
        SecType = contract.SecType,
        LastTradeDateOrContractMonth = contract.LastTradeDateOrContractMonth,
        Strike = contract.Strike,
        Right = contract.Right,
        Multiplier = contract.Multiplier,
        Exchange = contract.Exchange == OrderTypeRules.IbkrAts ? "SMART" : contract.Exchange,
        PrimaryExchange = contract.PrimaryExch,
        Currency = contract.Currency,
        LocalSymbol = contract.LocalSymbol,
        TradingClass = contract.TradingClass,
        SecIdType = contract.SecIdType,
        SecId = contract.SecId,
    };

    private static decimal? Positive(decimal price) => price > 0m ? price : null;
}
