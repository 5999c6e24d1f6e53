namespace TwsSimulator.Market.Catalog;

/// <summary>The exchanges of US stocks and the letters that quotes name them by.</summary>
internal static class SmartExchanges
{
    /// <summary>The key in a quote by which the letters are looked up.</summary>
    public const string Key = "9c0001";

    public static IReadOnlyList<(int Bit, string Exchange, string Letter)> All { get; } =
    [
        (0, "AMEX", "A"),
        (1, "BATS", "Z"),
        (2, "ARCA", "P"),
        (3, "NYSE", "N"),
        (4, "IEX", "V"),
        (5, "NASDAQ", "Q"),
    ];
}
