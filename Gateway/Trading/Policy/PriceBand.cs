using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Trading.Staging;
using Gateway.Tws.Model;

namespace Gateway.Trading.Policy;

/// <summary>
/// Holds orders that take the market's price against the price that a person, or the caller of a preview, was shown: an order against which the
/// market has moved since is shown again instead of sent.
/// </summary>
internal sealed class PriceBand(TradingOptions options, MarketViews markets)
{
    private const decimal Whole = 100;

    /// <summary>Whether an order takes whatever price the market has: it has neither a limit nor a trigger.</summary>
    public static bool FollowsMarket(Order order) => OrderTerms.Of(order) is { Style: OrderStyle.Direct, Limit: null };

    /// <summary>The price that such an order would get; null for other orders, and without a quote.</summary>
    public static ShownPrice? Of(Order order, MarketView? market) =>
        FollowsMarket(order) && market?.FarSide(OrderTerms.IsBuy(order)) is { } price ? new ShownPrice(OrderTerms.IsBuy(order), price) : null;

    /// <summary>Holds orders against the prices that were shown.</summary>
    /// <exception cref="ToolException">The market has moved too far. Nothing was sent.</exception>
    public async Task CheckAsync(Contract contract, ShownPrice? shown, CancellationToken cancellationToken)
    {
        if (shown is null || options.PriceBandPercent == 0)
            return;
        if ((await markets.OfAsync(contract, cancellationToken))?.FarSide(shown.Buys) is { } now && Moved(shown, now) is { } words)
            throw ToolErrors.Refused(
                "price_moved", $"Denied, nothing was sent: {words}", "Preview the order, or place it, again: its present price is then shown.");
    }

    /// <summary>How the market has moved against an order, in words; null when it has not, or by no more than the band.</summary>
    public string? Moved(ShownPrice shown, decimal now)
    {
        if (options.PriceBandPercent == 0 || shown.Price == 0)
            return null;
        var worse = shown.Buys ? now - shown.Price : shown.Price - now;
        var limit = options.PriceBandPercent;
        // Not by a division of prices: any two numbers can be held against each other this way.
        if (worse <= 0 || (double)worse * (double)Whole <= (double)limit * Math.Abs((double)shown.Price))
            return null;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"the market has moved from {shown.Price:0.########} to {now:0.########} since the order was shown, which is against it by more than "
            + $"{limit:0.####} % (TRADING_PRICE_BAND_PERCENT).");
    }
}
