using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.MarketData;

/// <summary>Decides when the quote of a contract is complete enough to return.</summary>
/// <param name="greeks">Whether those of an option are wanted.</param>
internal sealed class QuoteNeeds(Contract contract, string genericTicks, bool greeks)
{
    private static readonly TickType[] Day = [TickType.Open, TickType.High, TickType.Low, TickType.Close, TickType.Volume];

    private readonly IReadOnlyList<TickType[]> _generic = GenericTicks.Expected(genericTicks, contract.Right);
    private readonly bool _noDefaults = genericTicks.Contains(GenericTicks.NoDefaults, StringComparison.Ordinal);

    /// <summary>Bid, ask and a last or closing price were told, as far as the kind of contract has them.</summary>
    public bool HasPrices(QuoteState state)
    {
        if (_noDefaults)
            return true;
        var both = state.IsTold(TickType.Bid) && state.IsTold(TickType.Ask);
        var either = state.IsTold(TickType.Last) || state.IsTold(TickType.Close);
        return contract.SecType switch
        {
            "IND" or "FUND" => either,
            "CASH" or "CFD" or "CMDTY" or Contract.Bag => both,
            _ => both && either,
        };
    }

    /// <summary>Every requested generic tick that has an answer was answered.</summary>
    public bool HasGenericTicks(QuoteState state)
    {
        foreach (var ticks in _generic)
            if (!Array.Exists(ticks, state.IsTold))
                return false;
        return true;
    }

    /// <summary>What usually follows the prices at once: the day's figures and an option's greeks.</summary>
    public bool HasRest(QuoteState state) =>
        (_noDefaults || Array.TrueForAll(Day, state.IsTold))
        && (!greeks || contract.SecType is not ("OPT" or "FOP") || state.IsTold(TickType.ModelOption));
}

/// <summary>Which parts of a quote have arrived, for a caller who waits for a complete one.</summary>
/// <param name="PricesFor">How long the prices have been there; null while they are not.</param>
/// <param name="CompleteFor">How long the prices and every requested generic tick have been there; null while they are not.</param>
internal readonly record struct QuoteGlance(bool HasTicks, TimeSpan? PricesFor, TimeSpan? CompleteFor, bool HasRest, TwsException? Error);
