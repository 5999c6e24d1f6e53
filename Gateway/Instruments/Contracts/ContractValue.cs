using Gateway.Tws.Model;

namespace Gateway.Instruments.Contracts;

/// <summary>Converts prices and sizes of a contract to money. Everything that needs an amount asks here.</summary>
/// <param name="Multiplier">Units of the underlying in one contract; 1 for most contracts without one.</param>
/// <param name="PointValue">
/// Money for one unit of size at a price of 1: the multiplier, divided by the price magnifier (100 where prices are in pence or cents), and by 100
/// where the price is a percentage of par.
/// </param>
/// <param name="Currency">The currency of the money; prices may be in a hundredth of it.</param>
internal sealed record ContractValue(decimal Multiplier, decimal PointValue, string Currency)
{
    private const decimal PercentOfPar = 100;

    /// <summary>Positions that are paid for in cash. Futures and CFDs settle gains and losses only; currency pairs exchange cash for cash.</summary>
    public bool IsPaidInFull { get; private init; } = true;

    public static ContractValue Of(ContractDetails details)
    {
        var contract = details.Contract;
        var multiplier = MultiplierOf(contract.Multiplier);
        var divisor = (details.PriceMagnifier > 0 ? details.PriceMagnifier : 1) * (IsQuotedInPercent(contract.SecType) ? PercentOfPar : 1);
        return new ContractValue(multiplier, multiplier / divisor, contract.Currency)
        {
            IsPaidInFull = contract.SecType is not (
                SecTypes.Future or SecTypes.ContinuousFuture or SecTypes.Cash or "CFD" or "CMDTY"),
        };
    }

    /// <summary>
    /// A combination's: that of its largest leg. So a spread of options is priced for one share, and a covered call too, whose stock leg has a ratio
    /// of 100.
    /// </summary>
    public static ContractValue OfCombination(IReadOnlyList<ContractValue> legs) => legs.MaxBy(leg => leg.PointValue)!;

    /// <summary>The multiplier as a number: 1 where TWS sends none.</summary>
    public static decimal MultiplierOf(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var units) && units > 0 ? units : 1;

    /// <summary>The money for a size at a price; negative when one of them is.</summary>
    public decimal Amount(decimal size, decimal price) => size * price * PointValue;

    /// <summary>Money for one unit of the underlying at a price of 1.</summary>
    public decimal UnitValue => PointValue / Multiplier;

    /// <summary>The size that an amount buys, or loses, at a price or a distance between prices.</summary>
    public decimal SizeFor(decimal amount, decimal price) => amount / (price * PointValue);

    /// <summary>The distance between prices at which a size gains or loses an amount.</summary>
    public decimal PriceFor(decimal amount, decimal size) => amount / (size * PointValue);

    /// <summary>Bonds and bills: their size is face value.</summary>
    private static bool IsQuotedInPercent(string secType) => secType is SecTypes.Bond or "BILL";
}
