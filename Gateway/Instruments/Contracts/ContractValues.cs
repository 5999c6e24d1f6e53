using Gateway.Handlers;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Instruments.Contracts;

/// <summary>Finds what a contract's prices are worth: from its contract details, or from those of its legs.</summary>
internal sealed class ContractValues(ContractResolver resolver)
{
    /// <exception cref="ToolException">The contract, or a leg of it, is not one instrument.</exception>
    /// <exception cref="TwsRequestException">TWS does not know it.</exception>
    public async Task<ContractValue> OfAsync(Contract contract, CancellationToken cancellationToken) => contract.SecType == SecTypes.Bag
        ? ContractValue.OfCombination([.. (await LegsAsync(contract, cancellationToken)).Select(leg => leg.Value)])
        : ContractValue.Of(await resolver.ResolveAsync(Named(contract), cancellationToken));

    /// <inheritdoc cref="OfAsync(Contract, CancellationToken)"/>
    public async ValueTask<ContractValue> OfAsync(ContractDetails details, CancellationToken cancellationToken) =>
        details.Contract.SecType == SecTypes.Bag ? await OfAsync(details.Contract, cancellationToken) : ContractValue.Of(details);

    /// <summary>The legs of a combination; empty for any other contract.</summary>
    /// <exception cref="ToolException">As for <see cref="OfAsync(Contract, CancellationToken)"/>.</exception>
    public async Task<IReadOnlyList<ValuedLeg>> LegsAsync(Contract combination, CancellationToken cancellationToken)
    {
        var legs = new List<ValuedLeg>();
        foreach (var leg in combination.ComboLegs)
        {
            var details = await resolver.ResolveAsync(new Contract { ConId = leg.ConId }, cancellationToken);
            legs.Add(new ValuedLeg(details, leg.Action == "SELL" ? -leg.Ratio : leg.Ratio));
        }
        return legs.Count > 0 || combination.SecType != SecTypes.Bag ? legs : throw ContractErrors.NoLegs();
    }

    /// <summary>A contract id names an instrument better than the fields that a message brings along.</summary>
    private static Contract Named(Contract contract) => contract.ConId > 0 ? new Contract { ConId = contract.ConId } : contract;
}

/// <summary>One leg of a combination.</summary>
/// <param name="Ratio">Contracts in one combination; negative when sold.</param>
internal sealed record ValuedLeg(ContractDetails Details, decimal Ratio)
{
    public Contract Contract => Details.Contract;

    public ContractValue Value { get; } = ContractValue.Of(Details);

    /// <summary>The price of one combination for prices of its legs.</summary>
    public static decimal NetPrice(IReadOnlyList<ValuedLeg> legs, IEnumerable<decimal> prices) =>
        legs.Zip(prices, (leg, price) => leg.Value.Amount(leg.Ratio, price)).Sum()
            / ContractValue.OfCombination([.. legs.Select(leg => leg.Value)]).PointValue;
}
