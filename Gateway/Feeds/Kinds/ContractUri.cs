using Gateway.Instruments.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Feeds.Kinds;

/// <summary>
/// How a resolved contract is named in the URI of a resource: AAPL, EUR.USD, or conid:NUMBER where a symbol alone would not do, with the exchange of
/// a stock that is not followed by SMART.
/// </summary>
internal static class ContractUri
{
    public static string IdOf(Contract contract) =>
        contract is { SecType: SecTypes.Stock, Exchange: "SMART", Currency: "USD" }
            && contract.Symbol.All(char.IsAsciiLetterOrDigit) ? contract.Symbol
        : contract is { SecType: SecTypes.Cash, Exchange: "IDEALPRO" } ? $"{contract.Symbol}.{contract.Currency}"
        : string.Create(CultureInfo.InvariantCulture, $"conid:{contract.ConId}")
            + (contract is { SecType: SecTypes.Stock, Exchange: not ("" or "SMART") } ? $"@{contract.Exchange}" : string.Empty);

    /// <summary>Tells contracts apart, whatever else the caller wrote of them.</summary>
    public static string KeyOf(Contract contract) => contract.ConId > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{contract.ConId}@{contract.Exchange}")
        : contract.ToString();
}
