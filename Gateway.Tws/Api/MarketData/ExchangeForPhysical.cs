using Gateway.Tws.Messages.MarketData;

namespace Gateway.Tws.Api.MarketData;

/// <summary>The interest at which a stock is exchanged for a future on it (tickEFP, 47).</summary>
/// <param name="BasisPoints">Hundredths of a per cent a year.</param>
/// <param name="Formatted">The same as TWS shows it, in per cent.</param>
/// <param name="ImpliedFuturesPrice">The future's price that this interest makes.</param>
/// <param name="HoldDays">Days until the future's last trade date.</param>
/// <param name="FutureLastTradeDate">As TWS writes it, yyyyMMdd.</param>
/// <param name="DividendImpact">What the dividends expected change of the interest, in basis points a year.</param>
/// <param name="DividendsToLastTradeDate">Dividends expected until the future's last trade date.</param>
public sealed record ExchangeForPhysical(
    decimal? BasisPoints, string Formatted, decimal? ImpliedFuturesPrice, int HoldDays, string FutureLastTradeDate,
    decimal? DividendImpact, decimal? DividendsToLastTradeDate)
{
    internal static ExchangeForPhysical Of(in TickEfpMessage tick) => new(
        tick.BasisPoints, tick.FormattedBasisPoints, tick.ImpliedFuturesPrice, tick.HoldDays, tick.FutureLastTradeDate,
        tick.DividendImpact, tick.DividendsToLastTradeDate);
}
