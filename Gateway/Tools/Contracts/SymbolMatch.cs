using System.ComponentModel;
using Gateway.Tws.Model;

namespace Gateway.Tools.Contracts;

/// <summary>One instrument that fits a search.</summary>
internal sealed record SymbolMatch
{
    public required int ConId { get; init; }

    public required string Symbol { get; init; }

    public required string SecType { get; init; }

    public string? PrimaryExchange { get; init; }

    public string? Currency { get; init; }

    [Description("The company's name.")]
    public string? Description { get; init; }

    [Description("Security types of the derivatives that it has.")]
    public required IReadOnlyList<string> DerivativeSecTypes { get; init; }

    public static SymbolMatch Of(ContractDescription found) => new()
    {
        ConId = found.Contract.ConId,
        Symbol = found.Contract.Symbol,
        SecType = found.Contract.SecType,
        PrimaryExchange = found.Contract.PrimaryExch.OrNull(),
        Currency = found.Contract.Currency.OrNull(),
        Description = found.Contract.Description.OrNull(),
        DerivativeSecTypes = found.DerivativeSecTypes,
    };
}
