using System.Collections.Frozen;

namespace Gateway.Instruments.Contracts;

/// <summary>Indexes and the trading classes of their options.</summary>
internal static class Indexes
{
    private static readonly FrozenDictionary<string, (string Exchange, string Currency)> Known = new (string Symbol, string Exchange, string Money)[]
    {
        ("SPX", "CBOE", "USD"), ("VIX", "CBOE", "USD"), ("XSP", "CBOE", "USD"), ("OEX", "CBOE", "USD"), ("XEO", "CBOE", "USD"),
        ("DJX", "CBOE", "USD"), ("VVIX", "CBOE", "USD"), ("VIX9D", "CBOE", "USD"), ("NDX", "NASDAQ", "USD"), ("XND", "NASDAQ", "USD"),
        ("RUT", "RUSSELL", "USD"), ("INDU", "CME", "USD"), ("ESTX50", "EUREX", "EUR"), ("N225", "OSE.JPN", "JPY"), ("HSI", "HKFE", "HKD"),
        ("DAX", "EUREX", "EUR"), ("CAC40", "MONEP", "EUR"), ("SMI", "EUREX", "CHF"),
    }.ToFrozenDictionary(row => row.Symbol, row => (row.Exchange, row.Money));

    /// <summary>Indexes whose symbol is that of a stock or fund as well: the index is meant only where the type says so.</summary>
    private static readonly FrozenSet<string> Shared = new[] { "DAX", "HSI", "SMI", "CAC40", "XND" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Other names of indexes, without the sign before them.</summary>
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["GSPC"] = "SPX",
        ["INX"] = "SPX",
        ["SP500"] = "SPX",
        ["SPX500"] = "SPX",
        ["DJI"] = "INDU",
        ["RUI"] = "RUI",
        ["STOXX50E"] = "ESTX50",
        ["GDAXI"] = "DAX",
        ["FCHI"] = "CAC40",
        ["SSMI"] = "SMI",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Classes of options that expire otherwise than those of the index's own name.</summary>
    private static readonly FrozenDictionary<string, string> Classes = new Dictionary<string, string>
    {
        ["SPXW"] = "SPX",
        ["SPXPM"] = "SPX",
        ["NDXP"] = "NDX",
        ["RUTW"] = "RUT",
        ["VIXW"] = "VIX",
        ["XSPAM"] = "XSP",
        ["XSPW"] = "XSP",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether the symbol alone means the index.</summary>
    public static bool IsPlain(string symbol) => Known.ContainsKey(symbol) && !Shared.Contains(symbol);

    public static bool IsKnown(string symbol) => Known.ContainsKey(symbol);

    /// <summary>IB's symbol of an index by any of its names.</summary>
    public static string SymbolOf(string name) => Names.GetValueOrDefault(name) ?? name;

    /// <summary>Empty when the index is not known.</summary>
    public static string ExchangeOf(string symbol) => Known.GetValueOrDefault(symbol).Exchange ?? string.Empty;

    /// <summary>Null when the index is not known.</summary>
    public static string? CurrencyOf(string symbol) => Known.GetValueOrDefault(symbol).Currency;

    /// <summary>The index whose options have this trading class, such as SPX for SPXW; null for any other.</summary>
    public static string? OfClass(string tradingClass) => Classes.GetValueOrDefault(tradingClass);
}
