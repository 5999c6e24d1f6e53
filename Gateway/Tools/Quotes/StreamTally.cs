using Gateway.Feeds;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;

namespace Gateway.Tools.Quotes;

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
