using System.Collections.Frozen;

namespace Gateway.Instruments.Contracts;

/// <summary>Currencies, crypto currencies and metals that are written as pairs.</summary>
internal static class Currencies
{
    private static readonly FrozenSet<string> Known = new[]
    {
        "USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "NZD", "HKD", "SGD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "MXN", "ZAR", "CNH", "INR",
        "KRW", "ILS", "TRY", "RUB", "BRL", "TWD", "THB", "AED", "SAR", "CNY", "RON", "QAR", "KWD", "MYR", "IDR", "PHP", "CLP", "COP", "BGN",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Coins = new[]
    {
        "BTC", "ETH", "LTC", "BCH", "SOL", "XRP", "DOGE", "ADA", "AVAX", "LINK", "SUI",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Coins whose symbol alone means the coin; the others are symbols of stocks too.</summary>
    private static readonly FrozenSet<string> PlainCoins = new[] { "BTC", "ETH", "LTC", "BCH" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Metals = new[] { "XAU", "XAG", "XPT", "XPD" }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsCurrency(string text) => Known.Contains(text);

    public static bool IsCoin(string text) => Coins.Contains(text);

    public static bool IsPlainCoin(string text) => PlainCoins.Contains(text);

    /// <summary>The pair of two codes: forex, crypto, or a metal, which IB names by both codes; null when they are none.</summary>
    public static ContractParts? Pair(string first, string second)
    {
        if (!IsCurrency(second) || first == second)
            return null;
        return IsCurrency(first) ? new ContractParts { Symbol = first, Currency = second, SecType = SecTypes.Cash }
            : IsCoin(first) ? new ContractParts { Symbol = first, Currency = second, SecType = SecTypes.Crypto }
            : Metals.Contains(first) ? new ContractParts { Symbol = first + second, Currency = second, SecType = SecTypes.Commodity }
            : null;
    }
}
