namespace TwsSimulator.Market;

/// <summary>Finds instruments by whatever part of a contract a client fills in.</summary>
/// <param name="underlyings">All but the options.</param>
/// <param name="expired">Futures that no longer trade: they are found by those alone who ask for expired contracts.</param>
/// <param name="options">Makes the options, when something is looked for that is none of the others.</param>
internal sealed class InstrumentSearch(
    IReadOnlyList<Instrument> underlyings, IReadOnlyList<Instrument> expired, Func<IEnumerable<Instrument>> options)
{
    private const string Future = "FUT";
    private const string ContinuousFuture = "CONTFUT";

    private readonly Dictionary<int, Instrument> _underlyings = underlyings.ToDictionary(instrument => instrument.ConId);

    private readonly Dictionary<int, Instrument> _expired = expired.ToDictionary(instrument => instrument.ConId);

    // Ids of options are made of their names: on some days two of thousands have the same, and the second is not listed.
    private readonly Lazy<Dictionary<int, Instrument>> _options =
        new(
            () => options().DistinctBy(option => option.ConId).ExceptBy(underlyings.Select(one => one.ConId), option => option.ConId)
                .ToDictionary(option => option.ConId));

    public IReadOnlyList<Instrument> All => field ??= [.. underlyings, .. _options.Value.Values];

    public Instrument? Find(int conId) => _underlyings.GetValueOrDefault(conId) ?? _options.Value.GetValueOrDefault(conId);

    /// <summary>Expired ones, too.</summary>
    public Instrument? FindAny(int conId) => Find(conId) ?? _expired.GetValueOrDefault(conId);

    public IReadOnlyList<Instrument> Find(ContractQuery query)
    {
        // Without an id or a name everything would fit.
        if (query.ConId == 0 && query is { Symbol: "", LocalSymbol: "", SecId: "" })
            return [];
        return query.SecType == ContinuousFuture && query.ConId == 0
            ? FrontMonths(query)
            : [.. Candidates(query).Where(instrument => Fits(instrument, query))];
    }

    private IEnumerable<Instrument> Candidates(ContractQuery query) => query switch
    {
        { ConId: not 0 } => (query.IncludeExpired ? FindAny(query.ConId) : Find(query.ConId)) is { } only ? [only] : [],
        { SecType: "" or "OPT" or "FOP" } => All,
        { SecType: Future, IncludeExpired: true } => expired.Concat(underlyings),
        _ => underlyings,
    };

    /// <summary>A continuous future is its front month under another security type, one a root.</summary>
    private List<Instrument> FrontMonths(ContractQuery query) =>
    [
        .. Candidates(query)
            .Where(instrument => Fits(instrument, query with { SecType = Future }))
            .GroupBy(instrument => (instrument.TradingClass, instrument.Exchange))
            .Select(months => months.MinBy(month => month.Expiry)! with { SecType = ContinuousFuture }),
    ];

    private static bool Fits(Instrument instrument, ContractQuery query)
    {
        if (query.ConId != 0)
            return query.ConId == instrument.ConId && TradesOn(instrument, query.Exchange);
        return Same(query.SecType, instrument.SecType)
            && HasSymbol(instrument, query.Symbol)
            && Same(query.LocalSymbol, instrument.LocalSymbol)
            && Same(query.TradingClass, instrument.TradingClass)
            && Same(query.Currency, instrument.Currency)
            && TradesOn(instrument, query.Exchange)
            && (
                query.PrimaryExchange.Length == 0
                    || TradesOn(instrument, query.PrimaryExchange)
                    || Same(query.PrimaryExchange, instrument.PrimaryExchange))
            && HasExpiry(instrument, query.LastTradeDateOrContractMonth)
            && (query.Strike is null || query.Strike == instrument.Strike)
            && HasRight(instrument, query.Right)
            && HasMultiplier(instrument, query.Multiplier)
            && HasSecId(instrument, query.SecIdType, query.SecId);
    }

    private static bool Same(string asked, string actual) => asked.Length == 0 || asked.Equals(actual, StringComparison.OrdinalIgnoreCase);

    private static bool TradesOn(Instrument instrument, string exchange) =>
        exchange.Length == 0
        || Same(exchange, instrument.Exchange)
        || instrument.ValidExchanges.Split(',').Contains(exchange == "ISLAND" ? "NASDAQ" : exchange, StringComparer.OrdinalIgnoreCase);

    /// <summary>A bond is known by its CUSIP, its ISIN and its IBCID as well as by its issuer.</summary>
    private static bool HasSymbol(Instrument instrument, string asked) =>
        Same(asked, instrument.Symbol)
        || instrument.SecType == "BOND"
            && (Same(asked, instrument.Cusip) || Same(asked, instrument.Isin) || Same(asked, instrument.LocalSymbol));

    /// <summary>
    /// A month fits the contract month, which may not be that of the last trading day; a day fits the last trading day alone.
    /// </summary>
    private static bool HasExpiry(Instrument instrument, string asked) =>
        asked.Length == 0
        || asked.Split(' ', '-')[0] == instrument.ExpiryText
        || (asked.Length == 6
            && (instrument.ContractMonth.Length > 0
                ? asked == instrument.ContractMonth
                : instrument.ExpiryText.StartsWith(asked, StringComparison.Ordinal)));

    /// <summary>Stocks come with right "0" or "?" from some clients.</summary>
    private static bool HasRight(Instrument instrument, string asked) =>
        asked is "" or "?" or "0" || asked.StartsWith(instrument.Right, StringComparison.OrdinalIgnoreCase);

    private static bool HasMultiplier(Instrument instrument, string asked) =>
        !decimal.TryParse(asked, NumberStyles.Number, CultureInfo.InvariantCulture, out var multiplier)
            || multiplier == instrument.Multiplier
            || multiplier == 0;

    private static bool HasSecId(Instrument instrument, string type, string id) => type.ToUpperInvariant() switch
    {
        "" => true,
        "ISIN" => instrument.Isin == id,
        "CUSIP" => (instrument.Cusip.Length > 0 ? instrument.Cusip : CusipOf(instrument.Isin)) == id,
        _ => false,
    };

    /// <summary>An American ISIN holds the CUSIP between its country and its check digit.</summary>
    private static string CusipOf(string isin) => isin.StartsWith("US", StringComparison.Ordinal) ? isin[2..11] : "";
}
