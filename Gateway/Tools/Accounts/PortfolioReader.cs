using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Accounts;

/// <summary>Reads accounts with their portfolio. Where TWS gives no market value, as while another account is streamed, quotes give it.</summary>
internal sealed class PortfolioReader(TwsClient client, ContractValues values)
{
    private const int MostQuotes = 20;
    private static readonly TimeSpan QuoteTimeout = TimeSpan.FromSeconds(3);

    public async Task<AccountPortfolio> ReadAsync(string account, CancellationToken cancellationToken)
    {
        var updates = await client.Accounts.AccountUpdatesAsync(account, cancellationToken);
        var missing = updates.Portfolio.Where(item => item is { Quantity: not 0, MarketPrice: null }).Take(MostQuotes).ToList();
        var quoted = (await Task.WhenAll(missing.Select(item => QuoteAsync(item, cancellationToken)))).OfType<QuotedItem>()
            .ToDictionary(one => one.Item.Contract.ConId);
        if (quoted.Count > 0)
            updates = updates with { Portfolio = [.. updates.Portfolio.Select(item => quoted.GetValueOrDefault(item.Contract.ConId)?.Item ?? item)] };
        var priced = updates.Portfolio.All(item => item.Quantity == 0 || item.MarketPrice is not null);
        return new AccountPortfolio(updates, quoted.ToDictionary(one => one.Key, one => one.Value.Quote), updates.Complete && priced);
    }

    private async Task<QuotedItem?> QuoteAsync(PortfolioItem item, CancellationToken cancellationToken)
    {
        var contract = item.Contract.SecType is "STK" or "OPT" ? item.Contract with { Exchange = "SMART" } : item.Contract;
        try
        {
            var quote = (await client.MarketData.QuoteAsync(contract, timeout: QuoteTimeout, cancellationToken: cancellationToken)).Quote;
            if (FairPrice.Of(quote) is not { } price)
                return null;
            var value = (await values.OfAsync(item.Contract, cancellationToken)).Amount(item.Quantity, price.Value);
            return new QuotedItem(
                item with { MarketPrice = price.Value, MarketValue = value, UnrealizedPnL = value - (item.AverageCost * item.Quantity) }, quote);
        }
        catch (Exception missing) when (missing is TwsTimeoutException or TwsRequestException or ToolException)
        {
            // The position itself is known: a missing price is reported, not an error.
            return null;
        }
    }

    private sealed record QuotedItem(PortfolioItem Item, Quote Quote);
}
