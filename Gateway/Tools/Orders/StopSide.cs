using Gateway.Handlers;
using Gateway.Tws.Api;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>Refuses a stop that the market has passed already: it would close the position at once instead of protecting it.</summary>
internal sealed class StopSide(TwsClient client)
{
    private const decimal ExampleDistance = 0.05m;

    /// <param name="held">Negative when short.</param>
    /// <param name="stop">Null for a trailing stop, which begins at the market.</param>
    /// <exception cref="ToolException">The stop would be triggered at once. Nothing was sent.</exception>
    public async Task CheckAsync(Contract contract, decimal held, decimal? stop, CancellationToken cancellationToken)
    {
        if (stop is not { } trigger
            || await PriceAsync(contract, held, cancellationToken) is not var (market, name)
            || (held > 0 ? trigger < market : trigger > market))
            return;
        var (side, example) = held > 0 ? ("below", market * (1 - ExampleDistance)) : ("above", market * (1 + ExampleDistance));
        throw ToolErrors.InvalidArgument(
            string.Create(
                CultureInfo.InvariantCulture,
                $"stop: must be {side} the market for a {(held > 0 ? "long" : "short")} position, or it is triggered at once; {contract.Symbol} is "
                + $"at {market:0.00########} ({name}), got {trigger:0.00########}; example: {Math.Round(example, market < 1 ? 4 : 2):0.00##}"),
            "Nothing was sent. To leave the position now use ibkr_close_position.");
    }

    /// <summary>
    /// The price that triggers a stop; null when TWS gives none. The stop is sent unchecked then, because an unprotected position is worse.
    /// </summary>
    private async Task<(decimal Price, string Name)?> PriceAsync(Contract contract, decimal held, CancellationToken cancellationToken)
    {
        try
        {
            var quote = (await client.MarketData.QuoteAsync(contract, cancellationToken: cancellationToken)).Quote;
            return quote.Last is { } last ? (last, "last")
                : held > 0 ? quote.Bid is { } bid ? (bid, "bid") : null
                : quote.Ask is { } ask ? (ask, "ask") : null;
        }
        catch (Exception unquoted) when (unquoted is TwsRequestException or TwsTimeoutException or TwsRefusedException)
        {
            return null;
        }
    }
}
