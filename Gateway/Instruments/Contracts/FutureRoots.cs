using System.Collections.Frozen;

namespace Gateway.Instruments.Contracts;

/// <summary>Futures by their root: the exchange of each, and IB's symbol for roots that the exchange names otherwise.</summary>
internal static class FutureRoots
{
    private static readonly FrozenDictionary<string, string> Exchanges = new (string Exchange, string Roots)[]
    {
        ("CME", "ES MES NQ MNQ RTY M2K LE HE GF MBT MET BFF NKD SR3"),
        ("CBOT", "YM MYM ZB ZN ZF ZT TN UB ZC ZS ZW ZL ZM KE XC XK XW"),
        ("NYMEX", "CL MCL QM NG QG MNG RB HO PL PA"),
        ("COMEX", "GC MGC SI SIL HG MHG QO QI QC"),
    }.SelectMany(row => row.Roots.Split(' ').Select(root => (root, row.Exchange))).ToFrozenDictionary(row => row.root, row => row.Exchange);

    /// <summary>Trading classes that differ from IB's symbol.</summary>
    private static readonly FrozenDictionary<string, FutureRoot> Classes = new (string Class, FutureRoot Root)[]
    {
        ("6E", new("EUR", "CME", "USD")), ("6J", new("JPY", "CME", "USD")), ("6B", new("GBP", "CME", "USD")), ("6A", new("AUD", "CME", "USD")),
        ("6C", new("CAD", "CME", "USD")), ("6S", new("CHF", "CME", "USD")), ("6N", new("NZD", "CME", "USD")), ("6M", new("MXP", "CME", "USD")),
        ("VX", new("VIX", "CFE", "USD")), ("VXM", new("VXM", "CFE", "USD")), ("DX", new("DX", "NYBOT", "USD")),
        ("FDAX", new("DAX", "EUREX", "EUR")), ("FDXM", new("DAX", "EUREX", "EUR")), ("FDXS", new("DAX", "EUREX", "EUR")),
        ("FESX", new("ESTX50", "EUREX", "EUR")), ("FGBL", new("GBL", "EUREX", "EUR")), ("FGBM", new("GBM", "EUREX", "EUR")),
        ("FGBS", new("GBS", "EUREX", "EUR")), ("FGBX", new("GBX", "EUREX", "EUR")), ("FSMI", new("SMI", "EUREX", "CHF")),
        ("FCE", new("CAC40", "MONEP", "EUR")), ("HSI", new("HSI", "HKFE", "HKD")), ("MHI", new("MHI", "HKFE", "HKD")),
        ("NK225", new("N225", "OSE.JPN", "JPY")),
    }.ToFrozenDictionary(row => row.Class, row => row.Root);

    /// <summary>Trading classes of options on futures.</summary>
    private static readonly FrozenDictionary<string, string> OptionClasses = new (string Symbol, string Classes)[]
    {
        ("ES", "EW EW1 EW2 EW3 EW4 E1A E2A E3A E4A E5A E1B E2B E3B E4B E5B E1C E2C E3C E4C E5C E1D E2D E3D E4D E5D"),
        ("NQ", "QNE QN1 QN2 QN3 QN4"), ("CL", "LO LO1 LO2 LO3 LO4 LO5"), ("NG", "ON LNE"), ("GC", "OG"), ("SI", "SO"), ("HG", "HXE"),
        ("ZC", "OZC"), ("ZS", "OZS"), ("ZW", "OZW"), ("ZN", "OZN"), ("ZB", "OZB"), ("ZF", "OZF"), ("ZT", "OZT"), ("EUR", "EUU"),
    }.SelectMany(row => row.Classes.Split(' ').Select(name => (name, row.Symbol))).ToFrozenDictionary(row => row.name, row => row.Symbol);

    public static bool IsKnown(string root) => Exchanges.ContainsKey(root) || Classes.ContainsKey(root);

    /// <summary>Whether options of this name are options on a future.</summary>
    public static bool IsOptionClass(string name) => Exchanges.ContainsKey(name) || OptionClasses.ContainsKey(name);

    /// <summary>Empty when the root is not known.</summary>
    public static string ExchangeOf(string root) =>
        Exchanges.GetValueOrDefault(root)
            ?? Classes.GetValueOrDefault(root)?.Exchange
            ?? Classes.Values.FirstOrDefault(known => known.Symbol == root)?.Exchange
            ?? string.Empty;

    /// <summary>Null when IB's symbol is the root itself.</summary>
    public static FutureRoot? OfClass(string tradingClass) => Classes.GetValueOrDefault(tradingClass);

    /// <summary>The symbol of a class of options on futures, such as ES for EW3; null for any other.</summary>
    public static string? SymbolOfOptions(string tradingClass) => OptionClasses.GetValueOrDefault(tradingClass);
}

/// <summary>A future as IB names it.</summary>
internal sealed record FutureRoot(string Symbol, string Exchange, string Currency);
