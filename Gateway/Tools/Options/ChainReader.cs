using System.Globalization;
using Gateway.Tools.Contracts;
using Gateway.Tws.Model;

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
        var quotes = await lines.ReadAsync(options, cancellationToken);
        List<string> missing = [.. quotes.Select(quote => quote.Missing).OfType<string>()];
        if (leftOut > 0)
            missing.Add(string.Create(CultureInfo.InvariantCulture, $"{leftOut} strikes further from the money: {StrikeWindow.Most} is the most of one call"));
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
            Multiplier = found.Multiplier,
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
