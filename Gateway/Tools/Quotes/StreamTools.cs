using System.Runtime.CompilerServices;
using Gateway.Access;
using Gateway.Feeds;
using Gateway.Feeds.Kinds;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tws.Model;

namespace Gateway.Tools.Quotes;

/// <summary>Streams of market data for a limited time.</summary>
[Toolset("streams", AccessScope.MarketRead)]
internal sealed class StreamTools(QuoteFeeds quotes, TimedFeeds feeds, ContractResolver resolver, TimeProvider time)
{
    internal const int LongestSeconds = 3600;

    [Tool("ibkr_stream_market_data", "Stream market data", ReadOnly = true, Task = TaskSupport.Optional,
        Requests = "reqMktData, cancelMktData", Example = """{"contract":"AAPL","duration_seconds":1}""")]
    [Description("The quote of one contract after every change for some seconds, with gaps, then a summary. For the price now ibkr_get_quote; "
        + "to wait for a price ibkr_wait_for.")]
    public async IAsyncEnumerable<ToolEvent<QuoteView, StreamSummary>> StreamAsync(
        [Lists("symbol", "secType", "exchange", "currency")] ContractArguments contract,
        [Commas][Description("Extra ticks by IB's ids, such as 233 (VWAP).")][RegularExpression("[0-9, ]*")][Example("233")] string genericTicks = "",
        [Description("Duration of the stream.")][Range(1, LongestSeconds)] int duration_seconds = 10,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var details = await resolver.ResolveAsync(contract.ToContract(), cancellationToken);
        var tally = new StreamTally();
        var started = time.GetTimestamp();
        var source = quotes.SourceOf(details, genericTicks);
        await foreach (var news in feeds.NewestAsync(FeedKind.Quote, source, TimeSpan.FromSeconds(duration_seconds), cancellationToken))
        {
            tally.Count(news);
            if (news.Gap is { } gap)
                yield return new ToolEvent<QuoteView, StreamSummary>.Gap(gap);
            if (news.Update is { } update)
                yield return new ToolEvent<QuoteView, StreamSummary>.Shared(update);
        }
        yield return new ToolEvent<QuoteView, StreamSummary>.Result(tally.Summary(ContractInfo.Of(details), time.GetElapsedTime(started)));
    }
}

/// <summary>Counts the updates and gaps of a quote stream, for its summary.</summary>
internal sealed class StreamTally
{
    private long _updates;
    private long _conflated;
    private int _gaps;
    private FeedEntry? _first;
    private FeedEntry? _last;

    public void Count(FeedNews news)
    {
        _gaps += news.Gap is null ? 0 : 1;
        if (news.Update is null)
            return;
        _updates++;
        _conflated += news.Conflated;
        _last = news.Update;
        _first ??= _last;
    }

    public StreamSummary Summary(ContractInfo contract, TimeSpan duration)
    {
        var last = _last?.As<QuoteView>();
        return new StreamSummary
        {
            Contract = contract,
            Updates = _updates,
            Conflated = _conflated,
            Gaps = _gaps,
            DurationSeconds = Math.Round(duration.TotalSeconds, 3),
            DataType = last?.DataType,
            First = _first?.As<QuoteView>(),
            Last = last,
        };
    }
}
