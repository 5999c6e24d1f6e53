using TwsSimulator.Trading;

namespace TwsSimulator.Accounts;

/// <summary>What an account holds of one instrument, or would hold after an order.</summary>
/// <param name="Value">What all of it is worth, or costs.</param>
internal readonly record struct Holding(Tradable Tradable, decimal Quantity, decimal Value)
{
    /// <summary>A part of it.</summary>
    public Holding Of(decimal quantity) => this with { Quantity = quantity, Value = Quantity == 0m ? 0m : Value * quantity / Quantity };
}
