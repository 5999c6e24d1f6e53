namespace TwsSimulator.Trading;

/// <summary>What the accounts may trade, beyond what everybody may.</summary>
/// <param name="Fractions">Fractions of US shares.</param>
/// <param name="StockCashQuantity">Orders of stocks by an amount of money.</param>
internal sealed record TradingPermissions(bool Fractions, bool StockCashQuantity)
{
    public TradingPermissions(SimulatorOptions options) : this(options.FractionalShares, options.StockCashQuantity)
    {
    }
}
