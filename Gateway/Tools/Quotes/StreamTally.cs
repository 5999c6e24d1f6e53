using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tws.Api;
using Gateway.Tws.Api.MarketData;

namespace Gateway.Tools.Quotes;

/// <summary>Counts what a stream of quotes sent, for its summary.</summary>
internal sealed class StreamTally
{
    private long _updates;
    private long _conflated;
    private int _gaps;
    private QuoteView? _first;
    private QuoteView? _last;

    public ToolEvent<QuoteView, StreamSummary>? Count(StreamItem<Quote> item)
    {
        switch (item)
        {
            // TWS names the market data type before the first tick: that is no quote yet.
            case StreamItem<Quote>.Update { Value.AsOf: null }:
                return null;
            case StreamItem<Quote>.Update update:
                _updates++;
                _conflated += update.Conflated;
                _last = QuoteViews.Of(update.Value);
                _first ??= _last;
                return new ToolEvent<QuoteView, StreamSummary>.Update(_last);
            case StreamItem<Quote>.Gap gap:
                _gaps++;
                return new ToolEvent<QuoteView, StreamSummary>.Gap(gap.Value);
            default:
                return null;
        }
    }

    public StreamSummary Summary(ContractInfo contract, TimeSpan duration) => new()
    {
        Contract = contract,
        Updates = _updates,
        Conflated = _conflated,
        Gaps = _gaps,
        DurationSeconds = Math.Round(duration.TotalSeconds, 3),
        DataType = _last?.DataType,
        First = _first,
        Last = _last,
    };
}
