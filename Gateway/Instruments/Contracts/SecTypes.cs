using System.Collections.Frozen;

namespace Gateway.Instruments.Contracts;

/// <summary>IB's security types, the words for them, and the default exchange of each.</summary>
internal static class SecTypes
{
    public const string Stock = "STK";
    public const string Option = "OPT";
    public const string Future = "FUT";
    public const string ContinuousFuture = "CONTFUT";
    public const string FutureOption = "FOP";
    public const string Index = "IND";
    public const string Cash = "CASH";
    public const string Crypto = "CRYPTO";
    public const string Bag = "BAG";
    public const string Bond = "BOND";
    public const string Fund = "FUND";
    public const string Warrant = "WAR";
    public const string Difference = "CFD";
    public const string Commodity = "CMDTY";

    public static readonly FrozenSet<string> All = new[]
    {
        Stock, Option, Future, ContinuousFuture, FutureOption, Index, Cash, Crypto, Bag, Bond, Fund, Warrant, Difference, "BILL", Commodity, "IOPT",
        "NEWS",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words without spaces, hyphens and underscores, in the singular.</summary>
    private static readonly FrozenDictionary<string, string> Words = new (string SecType, string Words)[]
    {
        (Stock, "STOCK EQUITY SHARE COMMONSTOCK COMMON ETF ADR EQ"), (Option, "OPTION EQUITYOPTION STOCKOPTION INDEXOPTION OPTS"),
        (Future, "FUTURE"), (ContinuousFuture, "CONTINUOUS CONTINUOUSFUTURE CONTFUTURE"),
        (FutureOption, "FUTUREOPTION FUTURESOPTION OPTIONONFUTURE FUTOPT"), (Index, "INDEX INDICE INDICES IDX"),
        (Cash, "FOREX FX CURRENCY CURRENCIES CURNCY CURRENCYPAIR"), (Crypto, "CRYPTOCURRENCY CRYPTOCURRENCIES COIN"),
        (Bag, "COMBO COMBINATION SPREAD"), (Bond, "TREASURY TREASURIES CORP CORPORATEBOND GOVT"), (Fund, "MUTUALFUND MUTUAL"), (Warrant, "WARRANT"),
        (Difference, "CONTRACTFORDIFFERENCE"), (Commodity, "COMMODITY COMMODITIES METAL"), ("BILL", "TBILL"), ("IOPT", "STRUCTUREDPRODUCT"),
    }.SelectMany(row => row.Words.Split(' ').Select(word => (word, row.SecType))).ToFrozenDictionary(row => row.word, row => row.SecType);

    /// <summary>IB's code of a security type by its code or by a word such as "stock"; null when it is none.</summary>
    public static string? Read(string text)
    {
        var word = string.Concat(text.ToUpperInvariant().Where(char.IsAsciiLetter));
        return One(word) ?? (word.Length > 3 && word[^1] == 'S' ? One(word[..^1]) : null);
    }

    /// <summary>The type in a phrase, such as "stock".</summary>
    public static string NameOf(string secType) => secType switch
    {
        Stock => "stock",
        Option => "option",
        Future => "future",
        ContinuousFuture => "continuous future",
        FutureOption => "option on a future",
        Index => "index",
        Cash => "currency pair",
        Crypto => "crypto currency",
        Bag => "combination",
        Bond => "bond",
        Fund => "fund",
        Warrant => "warrant",
        _ => secType,
    };

    /// <summary>Empty when TWS is to find the exchange.</summary>
    public static string DefaultExchange(string secType, string symbol) => secType switch
    {
        Cash => "IDEALPRO",
        Crypto => "PAXOS",
        Fund => "FUNDSERV",
        Future or ContinuousFuture or FutureOption => FutureRoots.ExchangeOf(symbol),
        Index => Indexes.ExchangeOf(symbol),
        _ => Venues.Smart,
    };

    private static string? One(string word) => All.TryGetValue(word, out var code) ? code : Words.GetValueOrDefault(word);
}
