using Gateway.Tws.Model;

namespace Gateway.Tools.Risk;

/// <summary>All that an account, or all accounts together, hold.</summary>
/// <param name="Currency">The account's own: all money is told in it.</param>
/// <param name="NetLiquidation">Null when TWS did not tell it.</param>
/// <param name="DataType">The least current of the quotes behind it.</param>
/// <param name="Complete">False when TWS did not finish the list of positions.</param>
internal sealed record ExposureBook(
    IReadOnlyList<Exposure> Exposures, IReadOnlyList<Unpriced> Unpriced, string Currency, decimal? NetLiquidation, bool Complete, DateTimeOffset AsOf,
    MarketDataType? DataType = null)
{
    public IEnumerable<IGrouping<int, Exposure>> ByUnderlying => Exposures.GroupBy(exposure => exposure.Underlying.ConId);
}
