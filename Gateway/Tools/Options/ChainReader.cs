using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Options;

/// <summary>Reads a chain: the options of one expiration around the money, with quotes and greeks.</summary>
internal sealed class ChainReader(Underlyings underlyings, SeriesReader series, OptionLines lines)
{
    public async Task<ChainResult> ReadAsync(
        Contract asked, SeriesQuery query, StrikeWindow window, OptionRights rights, bool greeks, CancellationToken cancellationToken)
    {
        var underlying = await underlyings.FindAsync(asked, cancellationToken);
        var found = await series.ReadAsync(underlying, query, cancellationToken);
        var price = await underlyings.PriceAsync(underlying, cancellationToken);
        var (strikes, leftOut) = window.Choose(found.Strikes, price?.Value);
        var options = found.Options.Where(option => strikes.Contains(option.Strike ?? 0) && rights.Includes(option.Right)).ToList();
        var quotes = await lines.ReadAsync(options, greeks, cancellationToken);
        List<string> missing = [.. quotes.Select(quote => quote.Missing).OfType<string>()];
        if (leftOut > 0)
            missing.Add(
                string.Create(
                    CultureInfo.InvariantCulture, $"{leftOut} strikes further from the money: the maximum of one call is {StrikeWindow.Most}"));
        var rows = strikes.Select(strike => Row(strike, quotes, greeks)).ToList();
        return new ChainResult
        {
            Symbol = underlying.Symbol.OrNull(),
            Underlying = ContractInfo.Of(underlying),
            UnderlyingPrice = price?.Value,
            UnderlyingPriceSource = price?.Source,
            Expiration = found.Expiration,
            DaysToExpiration = found.DaysToExpiration,
            TradingClass = found.TradingClass.OrNull(),
            Exchange = found.Exchange.OrNull(),
            Multiplier = found.Value.Multiplier,
            Chain = rows,
            Count = rows.Count,
            StrikeCount = rows.Count,
            StrikesListed = found.Strikes.Count,
            Complete = missing.Count == 0,
            Missing = missing.Count == 0 ? null : missing,
            DataType = Freshness.Least(quotes),
            AsOf = Freshness.Oldest(quotes),
            Expirations = found.Expirations,
            TradingClasses = found.TradingClasses,
        };
    }

    private static ChainRow Row(decimal strike, IReadOnlyList<OptionQuote> quotes, bool greeks)
    {
        var here = quotes.Where(quote => quote.Contract.Strike == strike).ToList();
        return new ChainRow { Strike = strike, Call = Side("C"), Put = Side("P") };

        OptionSide? Side(string right) =>
            here.Find(quote => quote.Contract.Right == right) is { } quote ? OptionSide.Fill(new OptionSide(), quote, greeks) : null;
    }
}

/// <summary>The quote of one option, or the error in its place.</summary>
internal sealed record OptionQuote(Contract Contract, Quote? Quote, bool Complete, TwsException? Failure)
{
    /// <summary>The greeks from the model, else those from the last price, else those from the quote.</summary>
    public OptionComputation? Greeks => Quote?.ModelGreeks ?? Quote?.LastGreeks ?? Quote?.BidGreeks ?? Quote?.AskGreeks;

    /// <summary>The middle of the quote, else the last price, else the model's; null when there is none.</summary>
    public decimal? Price => (Quote?.Bid + Quote?.Ask) / 2 ?? Quote?.Last ?? Greeks?.Price;

    /// <summary>The open interest of this option: TWS sends those of calls and puts as different ticks.</summary>
    public decimal? OpenInterest => Contract.Right == "P" ? Quote?.PutOpenInterest : Quote?.CallOpenInterest;

    /// <summary>Such as <c>20261218 200 C: no answer in time</c>; null when nothing is missing.</summary>
    public string? Missing => Failure is { } failure ? $"{Name}: {failure.Message}" : Complete ? null : $"{Name}: its quote is incomplete";

    private string Name => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Contract.LastTradeDateOrContractMonth} {Contract.Strike:0.#####} {Contract.Right}");
}
