using Gateway.Text;
using Gateway.Tws.Model;

namespace Gateway.Instruments.Contracts;

/// <summary>
/// What a caller said of a contract. Text, object and flat arguments all become these parts, and one step makes the contract of them.
/// </summary>
internal sealed record ContractParts
{
    public int ConId { get; init; }

    public string Symbol { get; init; } = "";

    /// <summary>Empty when the caller did not say it.</summary>
    public string SecType { get; init; } = "";

    public string Exchange { get; init; } = "";

    public string PrimaryExchange { get; init; } = "";

    public string Currency { get; init; } = "";

    public string Expiry { get; init; } = "";

    public decimal? Strike { get; init; }

    public string Right { get; init; } = "";

    public string Multiplier { get; init; } = "";

    public string TradingClass { get; init; } = "";

    public string LocalSymbol { get; init; } = "";

    public string SecIdType { get; init; } = "";

    public string SecId { get; init; } = "";

    public bool IncludeExpired { get; init; }

    public IReadOnlyList<ComboLeg> Legs { get; init; } = [];

    /// <summary>IB's names for what was said, and the defaults for what was not.</summary>
    /// <exception cref="FormatException">Nothing names the instrument, or a part is wrong; the message says what the contract must be.</exception>
    public Contract ToContract()
    {
        if (new[] { Symbol, SecType, Exchange, PrimaryExchange, Currency, Multiplier, TradingClass, LocalSymbol, SecIdType, SecId }
            .Concat(Legs.Select(leg => leg.Exchange)).Any(text => text.Any(c => c is < ' ' or > '~')))
            throw new FormatException("a contract of printable ASCII texts");
        if (ConId == 0 && Symbol.Length == 0 && LocalSymbol.Length == 0 && SecId.Length == 0 && Legs.Count == 0)
            throw new FormatException("a contract with conId, symbol, localSymbol or secId");
        var given = TypeOf();
        var secType = given.Length > 0 || ConId > 0 ? given : Guess();
        CheckTerms(secType);
        var named = Named(secType);
        var venue = Venues.NameOf(named.Exchange);
        // Where the id or the listing is given too, a stock's exchange is where an order goes. Otherwise it says which stock is meant.
        var isListing = ConId == 0 && secType == SecTypes.Stock && PrimaryExchange.Length == 0 && Venues.IsListing(venue);
        var exchange = isListing ? Venues.Smart : ConId > 0 ? venue : Route(secType, named.Symbol, venue);
        return new Contract
        {
            ConId = ConId,
            // Other programs fill up Hong Kong's numbers, IB does not.
            Symbol = venue == "SEHK" && named.Symbol.Length > 1 ? named.Symbol.TrimStart('0') : named.Symbol,
            SecType = secType,
            LastTradeDateOrContractMonth = ContractDates.Read(Expiry),
            Strike = Strike,
            Right = SideOf(Right),
            Multiplier = Multiplier,
            Exchange = exchange,
            PrimaryExch = isListing ? venue : Venues.NameOf(PrimaryExchange),
            Currency = CurrencyOf(secType, named, isListing ? venue : PrimaryExchange.Length > 0 ? Venues.NameOf(PrimaryExchange) : venue),
            LocalSymbol = LocalSymbol,
            TradingClass = named.TradingClass,
            IncludeExpired = IncludeExpired,
            SecIdType = SecIdType.ToUpperInvariant(),
            SecId = SecId.ToUpperInvariant(),
            ComboLegs = Legs,
        };
    }

    private string TypeOf() => SecType.Length == 0 ? string.Empty : SecTypes.Read(SecType) ?? throw new FormatException(
        $"a contract whose secType is one of {string.Join(", ", SecTypes.All.Order(StringComparer.Ordinal))}, not '{UntrustedText.Show(SecType)}'");

    /// <summary>A date, a strike or a right for a type that has none means that another instrument was meant.</summary>
    private void CheckTerms(string secType)
    {
        var hasNoDate = secType is SecTypes.Stock or SecTypes.Index or SecTypes.Cash or SecTypes.Crypto or SecTypes.Fund or SecTypes.Difference;
        var hasNoStrike = hasNoDate || secType is SecTypes.Future or SecTypes.ContinuousFuture;
        if (ConId > 0)
            return;
        var term = hasNoStrike && Strike is not null ? "strike"
            : hasNoStrike && SideOf(Right).Length > 0 ? "right"
            : hasNoDate && Expiry.Length > 0 ? "expiration" : null;
        if (term is not null)
            throw new FormatException($"a contract whose secType and {term} agree; {secType} ({SecTypes.NameOf(secType)}) has no {term}");
    }

    private string Guess()
    {
        if (Legs.Count > 0)
            return SecTypes.Bag;
        if (Strike is not null || Right.Length > 0)
            return FutureRoots.IsOptionClass(Symbol) ? SecTypes.FutureOption : SecTypes.Option;
        if (Expiry.Length > 0)
            return SecTypes.Future;
        var exchange = Venues.NameOf(Exchange);
        if (exchange.Length > 0 && exchange == FutureRoots.ExchangeOf(Symbol))
            return SecTypes.Future;
        return Indexes.IsPlain(Symbol) || Indexes.OfClass(Symbol) is not null ? SecTypes.Index
            : Currencies.IsPlainCoin(Symbol) && exchange is "" or "PAXOS" or "ZEROHASH" ? SecTypes.Crypto
            : SecTypes.Stock;
    }

    /// <summary>IB's symbol, with the class and exchange that a name stands for: SPXW is a class of SPX, FDAX one of DAX on EUREX.</summary>
    private (string Symbol, string TradingClass, string Exchange, string? Currency) Named(string secType)
    {
        switch (secType)
        {
            case SecTypes.Option when Indexes.OfClass(Symbol) is { } index:
                return (index, TradingClass.Length > 0 ? TradingClass : Symbol, Exchange, null);
            case SecTypes.Index:
                var own = Indexes.OfClass(Symbol) ?? Indexes.SymbolOf(Symbol);
                return (own, TradingClass, Exchange, Indexes.CurrencyOf(own));
            case SecTypes.FutureOption when FutureRoots.SymbolOfOptions(Symbol) is { } symbol:
                return (symbol, TradingClass.Length > 0 ? TradingClass : Symbol, Exchange, null);
            case SecTypes.Future or SecTypes.ContinuousFuture or SecTypes.FutureOption when FutureRoots.OfClass(Symbol) is { } root:
                var tradingClass = TradingClass.Length > 0 || Symbol == root.Symbol || secType == SecTypes.FutureOption ? TradingClass : Symbol;
                return (root.Symbol, tradingClass, Exchange.Length > 0 && Exchange != Venues.Smart ? Exchange : root.Exchange, root.Currency);
            case SecTypes.Cash when Symbol == Currency || (Currency.Length == 0 && Symbol == "USD"):
                throw new FormatException("a currency pair with two currencies, such as EUR.USD");
            default:
                return (Symbol, TradingClass, Exchange, null);
        }
    }

    /// <summary>SMART is for types that IB routes; the others have an exchange of their own.</summary>
    private static string Route(string secType, string symbol, string venue)
    {
        var own = SecTypes.DefaultExchange(secType, symbol);
        return venue.Length == 0 || (venue == Venues.Smart && own != Venues.Smart) ? own : venue;
    }

    private string CurrencyOf(string secType, (string Symbol, string TradingClass, string Exchange, string? Currency) named, string venue)
    {
        if (Currency.Length > 0)
            return Currency.ToUpperInvariant();
        if (ConId > 0 || SecId.Length > 0)
            return string.Empty;
        return named.Currency ?? Venues.CurrencyOf(venue)
            ?? (secType is SecTypes.Index && !Indexes.IsKnown(named.Symbol) ? string.Empty : "USD");
    }

    /// <summary>C or P; empty when the text names neither.</summary>
    /// <exception cref="FormatException">The text is no right.</exception>
    public static string SideOf(string right) => right.ToUpperInvariant() switch
    {
        "" or "0" or "?" => string.Empty,
        "C" or "CALL" or "CALLS" => "C",
        "P" or "PUT" or "PUTS" => "P",
        _ => throw new FormatException($"a contract whose right is C (call) or P (put), not '{UntrustedText.Show(right)}'"),
    };
}
