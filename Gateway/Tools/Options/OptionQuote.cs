using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Options;

/// <summary>What the market says of one option, or why it says nothing.</summary>
internal sealed record OptionQuote(Contract Contract, Quote? Quote, bool Complete, TwsException? Failure)
{
    /// <summary>From the model, else from the last price, else from the quote.</summary>
    public OptionComputation? Greeks => Quote?.ModelGreeks ?? Quote?.LastGreeks ?? Quote?.BidGreeks ?? Quote?.AskGreeks;

    /// <summary>The middle of the quote, else the last price, else the model's; null when there is none.</summary>
    public decimal? Price => (Quote?.Bid + Quote?.Ask) / 2 ?? Quote?.Last ?? Greeks?.Price;

    /// <summary>Of this very option: TWS gives calls' and puts' under different names.</summary>
    public decimal? OpenInterest => Contract.Right == "P" ? Quote?.PutOpenInterest : Quote?.CallOpenInterest;

    /// <summary>Such as <c>20261218 200 C: no answer in time</c>; null when nothing is missing.</summary>
    public string? Missing => Failure is { } failure ? $"{Name}: {failure.Message}" : Complete ? null : $"{Name}: not all of its quote came in time";

    private string Name => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Contract.LastTradeDateOrContractMonth} {Contract.Strike:0.#####} {Contract.Right}");
}
