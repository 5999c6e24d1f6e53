using System.Collections.Frozen;

namespace Gateway.Text;

/// <summary>
/// Plain words for the names in closed vocabularies: "market" for MKT, "good till cancelled" for GTC. One table for all of them: a word means the
/// names that the vocabulary at hand has.
/// </summary>
internal static class PlainWords
{
    private static readonly (string Name, string Words)[] Table =
    [
        // Order types
        ("MKT", "market, at market, at the market"),
        ("LMT", "limit"),
        ("STP", "stop, stop loss, stop market, stop mkt"),
        ("STP LMT", "stop limit, stop lmt, stop loss limit"),
        ("TRAIL", "trailing stop, trailing, trail stop, trailing stop loss, trailing stop market"),
        ("TRAIL LIMIT", "trailing stop limit, trailing limit, trail stop limit, trail lmt"),
        ("MIT", "market if touched, if touched"),
        ("LIT", "limit if touched, if touched"),
        ("TRAIL MIT", "trailing market if touched, trailing mit"),
        ("TRAIL LIT", "trailing limit if touched, trailing lit"),
        ("MOC", "market on close, market at close, market at the close, on close, at close, at the close"),
        ("LOC", "limit on close, limit at close, limit at the close, on close, at close, at the close"),
        ("MOO", "market on open, market at open, market at the open, on open, at open, at the open"),
        ("LOO", "limit on open, limit at open, limit at the open, on open, at open, at the open"),
        ("MTL", "market to limit"),
        ("MKT PRT", "market with protection, market protected"),
        ("STP PRT", "stop with protection, stop protected"),
        ("MIDPRICE", "mid price, mid, midpoint"),
        ("REL", "relative"),
        ("PASSV REL", "passive relative"),
        ("PEG MKT", "pegged to market, peg to market, pegged market, pegged, peg"),
        ("PEG PRIM", "pegged to primary, peg to primary, pegged primary, pegged, peg"),
        ("PEG MID", "pegged to midpoint, pegged to mid, peg to midpoint, peg midpoint, pegged midpoint, pegged, peg, midpoint"),
        ("PEG BEST", "pegged to best, peg to best, pegged best, pegged, peg"),
        ("PEG STK", "pegged to stock, peg to stock, pegged stock, pegged, peg"),
        ("PEG BENCH", "pegged to benchmark, peg to benchmark, pegged benchmark, pegged, peg"),
        ("SNAP MKT", "snap to market, snap market, snap"),
        ("SNAP PRIM", "snap to primary, snap primary, snap"),
        ("SNAP MID", "snap to midpoint, snap midpoint, snap to mid, snap"),
        ("VOL", "volatility"),

        // Time in force
        ("DAY", "today, for the day, good for day, good for the day, day only, gfd"),
        ("GTC", "good till cancelled, good till cancel, till cancelled, open until cancelled, good till"),
        ("GTD", "good till date, good till day, till date, good till"),
        ("IOC", "immediate or cancel, fill and kill"),
        ("FOK", "fill or kill"),
        ("OPG", "at the opening, at opening, opening, on open, at open, at the open"),
        ("DTC", "day till cancelled"),
        ("AUC", "auction, at auction, in auction"),

        // Sides. IB's SSHORT is for institutional accounts; everybody else sells short by SELL.
        ("BUY", "b, long, bot, bought, buying, purchase, go long, buy to open, bto, buy to close, buy to cover, cover, close, exit"),
        ("SELL", "s, sld, sold, selling, short, sell short, short sell, sshort, go short, sell to open, sto, sell to close, stc, close, exit"),

        // Rights of options, and what is done with them
        ("C", "call, calls"),
        ("P", "put, puts"),
        ("both", "all, any, calls and puts, puts and calls, call and put"),
        ("exercise", "exercised, use"),
        ("lapse", "do not exercise, not exercise, expire, abandon"),

        // Data that bars and ticks are made of
        ("TRADES", "trade, last, last price, price"),
        ("MIDPOINT", "mid, mid price, middle"),
        ("BID", "bids, bid price"),
        ("ASK", "asks, ask price, offer"),
        ("BID_ASK", "bid and ask, bids and asks, quotes, quote"),
        ("ADJUSTED_LAST", "adjusted, adjusted close, adj close, adjusted price, adjusted prices"),
        ("HISTORICAL_VOLATILITY", "historical vol, historic volatility, realized volatility, realised volatility, hv, volatility"),
        ("OPTION_IMPLIED_VOLATILITY", "implied volatility, implied vol, iv, option iv, volatility"),
        ("FEE_RATE", "borrow fee, borrow rate, borrowing fee, short fee"),
        ("YIELD_BID", "yield"),
        ("YIELD_ASK", "yield"),
        ("YIELD_BID_ASK", "yield, yields"),
        ("YIELD_LAST", "yield"),
        ("AGGTRADES", "aggregated trades, aggregate trades"),
        ("Last", "trades, trade"),
        ("AllLast", "all trades, every trade, all"),
        ("BidAsk", "bid and ask, quotes, quote"),
        ("MidPoint", "mid, mid price, middle"),

        // Market data types
        ("live", "real time, 1"),
        ("frozen", "2"),
        ("delayed", "3"),
        ("delayed_frozen", "4"),

        // Comparisons and conditions
        (">=", "at least, from, not below, gte, ge, greater or equal, greater than or equal"),
        ("<=", "at most, up to, not above, lte, le, less or equal, less than or equal"),
        (">", "above, over, greater than, greater, more than, more, gt"),
        ("<", "below, under, less than, less, lt"),
        ("==", "=, equal, equals, is, eq"),
        ("!=", "<>, not equal, is not, ne"),
        ("and", "&, &&, all"),
        ("or", "|, ||, any"),
        ("percentChange", "percent, change, pct change, change in percent, per cent change, price change"),
        ("execution", "fill, trade"),
        ("margin", "margin cushion, cushion"),

        // Algorithms
        ("Twap", "time weighted average price, time weighted"),
        ("Vwap", "volume weighted average price, volume weighted"),
        ("ArrivalPx", "arrival price, arrival"),
        ("PctVol", "percent of volume, percentage of volume, pov, participation"),
        ("ClosePx", "close price, closing price"),
        ("MinImpact", "minimum impact, minimise impact, minimize impact"),

        // Advisors' methods
        ("NetLiq", "net liquidation, net liquidation value"),
        ("AvailableEquity", "available funds, equity"),
        ("ContractsOrShares", "shares, contracts"),
        ("MonetaryAmount", "amount, cash, money"),
        ("Percent", "percentage, percentages, per cent"),
        ("Ratio", "ratios"),

        // Option strategies
        ("vertical", "vertical spread, call spread, put spread, bull call spread, bear put spread, bull put spread, bear call spread, spread"),
        ("iron_condor", "condor with calls and puts"),
        ("covered_call", "buy write"),
        ("protective_put", "married put"),
        ("short_put", "cash secured put, naked put"),
        ("ratio_spread", "ratio, spread"),
        ("calendar", "time spread, horizontal"),

        // Scans
        ("top_gainers", "gainers, winners, biggest gainers, risers"),
        ("top_losers", "losers, biggest losers, fallers"),
        ("most_active", "active, by volume"),
        ("high_iv", "high implied volatility, highest implied volatility"),
        ("low_iv", "low implied volatility, lowest implied volatility"),
        ("high_dividend", "dividends, dividend yield, high dividend yield"),
        ("hot_by_volume", "unusual volume"),

        // Types of instruments
        ("STK", "stock, stocks, equity, equities, share, shares, etf, etfs"),
        ("OPT", "option, options"),
        ("FUT", "future, futures"),
        ("FOP", "future option, futures option, future options, futures options, option on future"),
        ("CASH", "forex, fx, currency pair, currencies"),
        ("IND", "index, indices, indexes"),
        ("CRYPTO", "crypto currency, crypto currencies, coin"),
        ("BOND", "bonds"),
        ("FUND", "mutual fund, mutual funds, funds"),
        ("WAR", "warrant, warrants"),
        ("CMDTY", "commodity, commodities, metal"),
        ("BAG", "combo, combination"),
        ("CONTFUT", "continuous future, continuous futures, continuous"),
        ("CFD", "contract for difference"),
    ];

    private static readonly FrozenDictionary<string, string[]> Names = Table
        .SelectMany(row => row.Words.Split(", ").Select(word => (Word: Key(word), row.Name)))
        .GroupBy(pair => pair.Word, pair => pair.Name)
        .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray());

    /// <summary>Words that mean a name only where the vocabulary has no closer one: "above" is ">", and ">=" where there is no ">".</summary>
    private static readonly FrozenDictionary<string, string> Else = new (string Name, string Words)[]
    {
        (">=", ">, above, over, greater than, greater, more than, more, after, gt"),
        ("<=", "<, before, below, under, less than, less, lt"),
    }.SelectMany(row => row.Words.Split(", ").Select(word => (Word: Key(word), row.Name))).ToFrozenDictionary(pair => pair.Word, pair => pair.Name);

    /// <summary>Words after a name or a plain word that add nothing to it.</summary>
    private static readonly string[] Endings = ["order", "orders", "spread", "option", "options"];

    /// <summary>
    /// The choices that a text means: the one that it names, in any spelling, else those of the table. None when it means nothing here; several when
    /// it is not clear which.
    /// </summary>
    public static IReadOnlyList<string> Meanings(string text, IEnumerable<string> choices)
    {
        var all = choices as IReadOnlyCollection<string> ?? [.. choices];
        var key = Key(text);
        var found = Of(key, all);
        foreach (var ending in Endings)
        {
            if (found.Count == 0 && key.Length > ending.Length && key.EndsWith(ending, StringComparison.Ordinal))
                found = Of(key[..^ending.Length], all);
        }
        return found;
    }

    /// <summary>"STP LMT", "stp_lmt", "Stp-Lmt" and "stpLmt" are one; so are "canceled" and "cancelled", "until", "'til" and "till".</summary>
    internal static string Key(string text) =>
        string.Concat(text.Where(sign => !char.IsWhiteSpace(sign) && !"_-/.,()'\u2019".Contains(sign, StringComparison.Ordinal)))
            .ToLowerInvariant()
            .Replace("canceled", "cancelled", StringComparison.Ordinal)
            .Replace("until", "til", StringComparison.Ordinal)
            .Replace("till", "til", StringComparison.Ordinal);

    private static List<string> Of(string key, IReadOnlyCollection<string> choices)
    {
        if (key.Length == 0)
            return [];
        if (choices.FirstOrDefault(choice => Key(choice) == key) is { } named)
            return [named];
        var meant = Names.TryGetValue(key, out var names)
            ? choices.Where(choice => names.Contains(choice, StringComparer.OrdinalIgnoreCase)).ToList()
            : [];
        return meant.Count == 0 && Else.TryGetValue(key, out var other) && choices.Contains(other) ? [other] : meant;
    }
}
