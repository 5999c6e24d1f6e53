using Gateway.Handlers;
using Gateway.Tws.Api;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>Refuses exits that the market has passed already: they would close the position at once instead of waiting.</summary>
internal sealed class ExitSides(TwsClient client)
{
    private const decimal ExampleDistance = 0.05m;

    /// <param name="fits">Whether the quote concerns the exits; null for always.</param>
    /// <exception cref="ToolException">An exit would trade at once. Nothing was sent.</exception>
    public async Task CheckAsync(Contract contract, ExitPrices exits, CancellationToken cancellationToken, Func<Quote, bool>? fits = null)
    {
        if (exits is { Stop: null, Profit: null } || await QuoteAsync(contract, cancellationToken) is not { } quote)
            return;
        if (fits?.Invoke(quote) == false)
            return;
        var near = exits.IsLong ? Named(quote.Bid, "bid") : Named(quote.Ask, "ask");
        var last = Named(quote.Last, "last");
        // A stop is triggered by trades; a limit fills against the other side of the book.
        Check(contract, exits, exits.StopField, exits.Stop, last ?? near, below: exits.IsLong, "it is triggered at once");
        Check(contract, exits, exits.ProfitField, exits.Profit, near ?? last, below: !exits.IsLong, "it fills at once");
    }

    private static void Check(
        Contract contract, ExitPrices exits, string field, decimal? price, (decimal Price, string Name)? at, bool below, string otherwise)
    {
        if (price is not { } given || at is not var (market, name) || (below ? given < market : given > market))
            return;
        var (side, example) = below ? ("below", market * (1 - ExampleDistance)) : ("above", market * (1 + ExampleDistance));
        throw ToolErrors.InvalidArgument(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{field}: must be {side} the market for a {(exits.IsLong ? "long" : "short")} position, or {otherwise}; {contract.Symbol} is "
                + $"at {market:0.00########} ({name}), got {given:0.00########}; example: {Math.Round(example, market < 1 ? 4 : 2):0.00##}"),
            exits.Hint);
    }

    private static (decimal Price, string Name)? Named(decimal? price, string name) => price is { } known ? (known, name) : null;

    /// <summary>Null when TWS gives none. The exits are sent unchecked then, because an unprotected position is worse.</summary>
    private async Task<Quote?> QuoteAsync(Contract contract, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.MarketData.QuoteAsync(contract, cancellationToken: cancellationToken)).Quote;
        }
        catch (Exception unquoted) when (unquoted is TwsRequestException or TwsTimeoutException or TwsRefusedException)
        {
            return null;
        }
    }
}

/// <summary>The prices of the exits of a position, and the names under which the caller gave them.</summary>
/// <param name="Stop">Null for a trailing stop, which begins at the market.</param>
internal sealed record ExitPrices(bool IsLong, decimal? Stop, decimal? Profit)
{
    public string StopField { get; init; } = "stop";

    public string ProfitField { get; init; } = "takeProfit";

    public string Hint { get; init; } = "Nothing was sent. To leave the position now use ibkr_close_position.";
}
