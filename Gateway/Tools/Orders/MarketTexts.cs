using Gateway.Trading.Policy;
using Gateway.Trading.Staging;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>The market of a contract as a person is shown it beside an order or a change of one.</summary>
internal sealed class MarketTexts(MarketViews markets, TimeProvider clock)
{
    public async Task<ShownMarket> ReadAsync(Contract contract, Order order, CancellationToken cancellationToken)
    {
        var market = await FindAsync(contract, cancellationToken);
        return new ShownMarket([TextOf(market)], [PriceBand.Of(order, market)], clock.GetUtcNow());
    }

    /// <summary>Null without a quote, and while TWS is away: sending the order finds out about the link.</summary>
    public async Task<MarketView?> FindAsync(Contract contract, CancellationToken cancellationToken)
    {
        try
        {
            return contract.ConId > 0 || contract.ComboLegs.Count > 0 ? await markets.OfAsync(contract, cancellationToken) : null;
        }
        catch (TwsException)
        {
            return null;
        }
    }

    /// <summary>"market bid 244.1, ask 244.14, last 244.12 (live, 15:00:01 UTC)".</summary>
    public string TextOf(MarketView? market)
    {
        if (market is null)
            return "no quote now";
        var prices = string.Join(
            ", ",
            new (string Name, decimal? Price)[] { ("bid", market.Bid), ("ask", market.Ask), ("last", market.Last) }
                .Where(one => one.Price is not null)
                .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Name} {one.Price:0.########}")));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"market {prices} ({(market.IsDelayed ? "delayed" : "live")}, {market.AsOf ?? clock.GetUtcNow():HH:mm:ss} UTC)");
    }
}
