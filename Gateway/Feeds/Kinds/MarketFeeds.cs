using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tws.Api;
using Gateway.Tws.Api.History;
using Gateway.Tws.Api.MarketData.Depth;
using Gateway.Tws.Api.MarketData.Ticks;
using Gateway.Tws.Model;

namespace Gateway.Feeds.Kinds;

/// <summary>Bars, single ticks and order books as they change.</summary>
internal sealed class MarketFeeds(TwsClient client, ContractResolver resolver)
{
    [Feed(FeedKind.Bars5s, AccessScope.MarketRead, typeof(BarRow))]
    [Description("Five-second bars, each when it is complete.")]
    public async Task<FeedSource> Bars5sAsync(
        ContractArguments contract,
        [Description("TRADES, MIDPOINT, BID or ASK.")] WhatToShow whatToShow = WhatToShow.Trades,
        [Description("Regular trading hours only.")] bool useRth = false,
        CancellationToken cancellationToken = default)
    {
        var instrument = await ResolveAsync(contract, cancellationToken);
        if (whatToShow is not (WhatToShow.Trades or WhatToShow.Midpoint or WhatToShow.Bid or WhatToShow.Ask))
            throw ToolErrors.InvalidArgument("whatToShow: must be one of TRADES, MIDPOINT, BID, ASK; example: TRADES");
        return Bars5sOf(instrument, Shown(whatToShow, instrument), useRth);
    }

    /// <param name="instrument">Resolved.</param>
    public FeedSource Bars5sOf(Contract instrument, string what, bool useRth) => new(
        $"{ContractUri.KeyOf(instrument)}|{what}|{useRth}",
        token => FeedStep.Of(client.MarketData.StreamRealTimeBarsAsync(instrument, what, useRth, token), BarRow.Of, token))
    {
        Contract = ContractInfo.Of(instrument),
    };

    [Feed(FeedKind.Bars, AccessScope.MarketRead, typeof(LiveBarsView))]
    [Description("Bars of any size, kept up to date: past bars first, then the current bar after each change.")]
    public async Task<FeedSource> BarsAsync(
        ContractArguments contract,
        [Description("Such as 1 min, 1 hour, 1 day.")][Example("1 min")] string barSize = "1 min",
        [Description("How far back the bars start.")][Example("1 D")] string duration = "1 D",
        [Description("Data that the bars are made of.")] WhatToShow whatToShow = WhatToShow.Trades,
        [Description("Regular trading hours only.")] bool useRth = true,
        CancellationToken cancellationToken = default)
    {
        var instrument = await ResolveAsync(contract, cancellationToken);
        var query = new HistoricalQuery(instrument, BarTexts.Duration(duration), BarTexts.BarSize(barSize), Shown(whatToShow, instrument), useRth);
        return new FeedSource(
            $"{ContractUri.KeyOf(instrument)}|{query.BarSize}|{query.Duration}|{query.WhatToShow}|{useRth}",
            token => FeedStep.Of(client.History.StreamBarsAsync(query, token), LiveBarsView.Of, token))
        {
            Contract = ContractInfo.Of(instrument),
            Uri = query is { Duration: "1 D", UseRth: true } && whatToShow == WhatToShow.Trades
                ? $"ibkr://bars/{ContractUri.IdOf(instrument)}/{query.BarSize.Replace(" ", "%20", StringComparison.Ordinal)}"
                : null,
        };
    }

    [Feed(FeedKind.Ticks, AccessScope.MarketRead, typeof(TickView), Begins = false)]
    [Description("Every single trade, change of bid or ask, or midpoint, as it happens.")]
    public async Task<FeedSource> TicksAsync(
        ContractArguments contract,
        [Description("Last (trades), AllLast (all trades), BidAsk or MidPoint.")] TickByTickType tickType = TickByTickType.AllLast,
        [Description("Number of past ticks to send first.")][Range(0, 1000)] int numberOfTicks = 0,
        [Description("BidAsk: leave out changes of only the size.")] bool ignoreSize = false,
        CancellationToken cancellationToken = default)
    {
        var instrument = await ResolveAsync(contract, cancellationToken);
        return new FeedSource(
            $"{ContractUri.KeyOf(instrument)}|{tickType}|{numberOfTicks}|{ignoreSize}",
            token => FeedStep.Of(client.MarketData.StreamTicksAsync(instrument, tickType, numberOfTicks, ignoreSize, token), TickView.Of, token))
        {
            Contract = ContractInfo.Of(instrument),
            Uri = tickType == TickByTickType.AllLast && numberOfTicks == 0 && !ignoreSize ? "ibkr://ticks/" + ContractUri.IdOf(instrument) : null,
        };
    }

    [Feed(FeedKind.Depth, AccessScope.MarketRead, typeof(DepthView))]
    [Description("The whole order book after each change.")]
    public async Task<FeedSource> DepthAsync(
        ContractArguments contract,
        [Description("Rows of each side.")][Range(1, 50)] int rows = 5,
        [Description("One book for all exchanges.")] bool smartDepth = true,
        CancellationToken cancellationToken = default) =>
        DepthOf(await ResolveAsync(contract, cancellationToken), rows, smartDepth);

    /// <param name="instrument">Resolved.</param>
    public FeedSource DepthOf(Contract instrument, int rows, bool smartDepth) => new(
        $"{ContractUri.KeyOf(instrument)}|{rows}|{smartDepth}",
        token => FeedStep.Of(client.MarketData.StreamDepthAsync(instrument, rows, smartDepth, token), DepthView.Of, token))
    {
        Contract = ContractInfo.Of(instrument),
        Uri = rows == 5 && smartDepth ? "ibkr://depth/" + ContractUri.IdOf(instrument) : null,
    };

    /// <summary>Forex has no trades: TWS answers TRADES for it with an error only.</summary>
    private static string Shown(WhatToShow asked, Contract contract) =>
        EnumName<WhatToShow>.Of(asked == WhatToShow.Trades && contract.SecType == SecTypes.Cash ? WhatToShow.Midpoint : asked);

    private async Task<Contract> ResolveAsync(ContractArguments contract, CancellationToken cancellationToken) =>
        (await resolver.ResolveAsync(contract.ToContract(), cancellationToken)).Contract;
}

/// <summary>Bars of the past, or the present bar after a change of it.</summary>
internal sealed record LiveBarsView
{
    /// <summary>
    /// True for the bars of the past, which come first, and again after an interruption. Otherwise one bar, which takes the place of that of the same
    /// date.
    /// </summary>
    public required bool IsHistory { get; init; }

    public required IReadOnlyList<BarRow> Bars { get; init; }

    public static LiveBarsView Of(BarsUpdate update) => new() { IsHistory = update.IsHistory, Bars = [.. update.Bars.Select(BarRow.Of)] };
}

/// <summary>One tick; values that its type does not have are absent.</summary>
internal sealed record TickView
{
    public required TickByTickType TickType { get; init; }

    public DateTimeOffset? Time { get; init; }

    public decimal? Price { get; init; }

    public decimal? Size { get; init; }

    public decimal? Bid { get; init; }

    public decimal? BidSize { get; init; }

    public decimal? Ask { get; init; }

    public decimal? AskSize { get; init; }

    public decimal? MidPoint { get; init; }

    public string? Exchange { get; init; }

    public string? SpecialConditions { get; init; }

    /// <summary>Outside the limits of the day: the trade, or bid below low or ask above high.</summary>
    public bool? PastLimit { get; init; }

    /// <summary>Not counted in the day's figures, such as odd lots.</summary>
    public bool? Unreported { get; init; }

    public bool? IsHistory { get; init; }

    public static TickView Of(MarketTick tick) => new()
    {
        TickType = tick.Type,
        Time = tick.Time,
        Price = tick.Price,
        Size = tick.Size,
        Bid = tick.Bid,
        BidSize = tick.BidSize,
        Ask = tick.Ask,
        AskSize = tick.AskSize,
        MidPoint = tick.MidPoint,
        Exchange = tick.Exchange,
        SpecialConditions = tick.SpecialConditions,
        PastLimit = tick.PastLimit == true || tick.BidPastLow == true || tick.AskPastHigh == true ? true : null,
        Unreported = tick.Unreported == true ? true : null,
        IsHistory = tick.IsHistory ? true : null,
    };
}

/// <summary>An order book, the best price of each side first.</summary>
internal sealed record DepthView
{
    public required IReadOnlyList<DepthLevel> Bids { get; init; }

    public required IReadOnlyList<DepthLevel> Asks { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    public IReadOnlyList<TwsNote>? Warnings { get; init; }

    public static DepthView Of(DepthBook book) =>
        new() { Bids = book.Bids, Asks = book.Asks, AsOf = book.AsOf, Warnings = TwsNote.Of(book.Warnings) };
}
