using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.Ticks;

/// <summary>One stream of single ticks: sends one when the values that it follows have changed.</summary>
internal sealed class TickLine(ClientSession client, int reqId, SimulatedMarket market, Instrument instrument, string type, bool ignoreSize)
{
    private MarketQuote? _sent;

    public void Step()
    {
        if (!market.IsOpen(instrument))
            return;
        var quote = market.QuoteOf(instrument);
        if (_sent is not { } sent || Changed(quote, sent))
            Send(quote);
        _sent = quote;
    }

    private bool Changed(MarketQuote quote, MarketQuote sent) => type switch
    {
        "BidAsk" => quote.Bid != sent.Bid
            || quote.Ask != sent.Ask
            || (!ignoreSize && (quote.BidSize != sent.BidSize || quote.AskSize != sent.AskSize)),
        "MidPoint" => quote.Mid != sent.Mid,
        _ => quote.Last != sent.Last || quote.LastSize != sent.LastSize,
    };

    private void Send(MarketQuote quote) => client.Send(MessageIds.TickByTick, fields =>
    {
        fields.Write(reqId);
        fields.Write(type switch { "Last" => 1, "AllLast" => 2, "BidAsk" => 3, _ => 4 });
        fields.Write(quote.Time.ToUnixTimeSeconds());
        switch (type)
        {
            case "BidAsk":
                fields.Write(quote.Bid);
                fields.Write(quote.Ask);
                fields.Write(quote.BidSize);
                fields.Write(quote.AskSize);
                fields.Write((quote.Bid < quote.Low ? 1 : 0) | (quote.Ask > quote.High ? 2 : 0));
                break;
            case "MidPoint":
                fields.Write(quote.Mid);
                break;
            default:
                fields.Write(quote.Last);
                fields.Write(quote.LastSize);
                fields.Write(type == "AllLast" && quote.LastSize < 100 && instrument.SecType == "STK" ? 2 : 0);
                fields.Write(instrument.PrimaryExchange.Length > 0 ? instrument.PrimaryExchange : instrument.Exchange);
                fields.WriteEmpty();
                break;
        }
    });
}
