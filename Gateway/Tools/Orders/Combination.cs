using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Tools.Orders.Input;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders;

/// <summary>Makes one contract of legs.</summary>
internal sealed class Combination(ContractResolver resolver)
{
    private const string Smart = "SMART";

    /// <exception cref="ToolException">A leg is not one instrument, or the legs do not go together.</exception>
    public async Task<Contract> OfAsync(IReadOnlyList<LegInput> legs, CancellationToken cancellationToken)
    {
        var found = new List<Contract>();
        foreach (var leg in legs)
            found.Add((await resolver.ResolveAsync(leg.Contract.Contract, cancellationToken)).Contract);
        if (found.Select(contract => contract.Currency).Distinct().Count() > 1)
            throw ToolErrors.InvalidArgument("legs: must be in one currency; got "
                + $"{string.Join(", ", found.Select(contract => $"{contract.Symbol} {contract.Currency}"))}; example: two options on AAPL",
                "Nothing was sent.");
        if (found.DistinctBy(contract => contract.ConId).Count() < found.Count)
            throw ToolErrors.InvalidArgument("legs: must be different instruments; example: two strikes of one expiration", "Nothing was sent.");
        var exchanges = found.Select((contract, i) => legs[i].Exchange.OrNull() ?? contract.Exchange).ToArray();
        return new Contract
        {
            SecType = Contract.Bag,
            // IB names a combination over several underlyings by all of them.
            Symbol = string.Join(',', found.Select(contract => contract.Symbol).Distinct(StringComparer.Ordinal)),
            Currency = found[0].Currency,
            Exchange = exchanges.Distinct().Count() == 1 ? exchanges[0] : Smart,
            ComboLegs = [.. found.Select((contract, i) => new ComboLeg
            {
                ConId = contract.ConId,
                Ratio = legs[i].Ratio,
                Action = EnumName<OrderAction>.Of(legs[i].Action),
                Exchange = exchanges[i],
            })],
        };
    }
}
