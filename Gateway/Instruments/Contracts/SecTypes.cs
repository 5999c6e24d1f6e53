using System.Collections.Frozen;

namespace Gateway.Instruments.Contracts;

/// <summary>IB's security types, and the default exchange of each.</summary>
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

    public static readonly FrozenSet<string> All = new[]
    {
        Stock, Option, Future, ContinuousFuture, FutureOption, Index, Cash, Crypto, Bag, Bond, Fund, Warrant, "CFD", "BILL", "CMDTY", "IOPT", "NEWS",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> FutureExchanges = new Dictionary<string, string>
    {
        ["ES"] = "CME",
        ["MES"] = "CME",
        ["NQ"] = "CME",
        ["MNQ"] = "CME",
        ["RTY"] = "CME",
        ["M2K"] = "CME",
        ["LE"] = "CME",
        ["HE"] = "CME",
        ["MBT"] = "CME",
        ["YM"] = "CBOT",
        ["MYM"] = "CBOT",
        ["ZB"] = "CBOT",
        ["ZN"] = "CBOT",
        ["ZF"] = "CBOT",
        ["ZT"] = "CBOT",
        ["ZC"] = "CBOT",
        ["ZS"] = "CBOT",
        ["ZW"] = "CBOT",
        ["CL"] = "NYMEX",
        ["MCL"] = "NYMEX",
        ["NG"] = "NYMEX",
        ["RB"] = "NYMEX",
        ["HO"] = "NYMEX",
        ["GC"] = "COMEX",
        ["MGC"] = "COMEX",
        ["SI"] = "COMEX",
        ["HG"] = "COMEX",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> IndexExchanges = new Dictionary<string, string>
    {
        ["SPX"] = "CBOE",
        ["VIX"] = "CBOE",
        ["XSP"] = "CBOE",
        ["OEX"] = "CBOE",
        ["NDX"] = "NASDAQ",
        ["RUT"] = "RUSSELL",
        ["INDU"] = "CME",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Coins = new[] { "BTC", "ETH", "LTC", "BCH" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Currencies = new[]
    {
        "USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "NZD", "HKD", "SGD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "MXN", "ZAR", "CNH", "INR",
        "KRW", "ILS", "TRY", "RUB", "BRL", "TWD", "THB", "AED", "SAR",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsCurrency(string text) => Currencies.Contains(text);

    public static bool IsCoin(string symbol) => Coins.Contains(symbol);

    public static bool IsIndex(string symbol) => IndexExchanges.ContainsKey(symbol);

    public static bool IsFutureRoot(string symbol) => FutureExchanges.ContainsKey(symbol);

    /// <summary>The index whose weekly options have this trading class, such as SPX for SPXW; null for any other.</summary>
    public static string? IndexOfClass(string tradingClass) => tradingClass switch
    {
        "SPXW" => "SPX",
        "NDXP" => "NDX",
        "RUTW" => "RUT",
        "VIXW" => "VIX",
        _ => null,
    };

    /// <summary>Empty when TWS is to find the exchange.</summary>
    public static string DefaultExchange(string secType, string symbol) => secType switch
    {
        Cash => "IDEALPRO",
        Crypto => "PAXOS",
        Fund => "FUNDSERV",
        Future or ContinuousFuture or FutureOption => FutureExchanges.GetValueOrDefault(symbol, string.Empty),
        Index => IndexExchanges.GetValueOrDefault(symbol, string.Empty),
        _ => "SMART",
    };
}
