using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.Depth;

/// <summary>One subscription to an order book.</summary>
internal sealed class DepthLine(ClientSession client, int reqId, SimulatedMarket market, Instrument instrument, int rows, bool smart)
{
    private readonly SentSide _bids = new(new DepthWriter(client, reqId, smart, instrument.SecType == "STK"), isBid: true, rows);
    private readonly SentSide _asks = new(new DepthWriter(client, reqId, smart, instrument.SecType == "STK"), isBid: false, rows);

    /// <summary>Sends the changes of the book; on a closed market it is empty.</summary>
    public void Step()
    {
        var quote = market.QuoteOf(instrument);
        var open = market.IsOpen(instrument);
        _asks.BringTo(open ? BookMaker.Side(instrument, quote, isBid: false, rows, smart) : []);
        _bids.BringTo(open ? BookMaker.Side(instrument, quote, isBid: true, rows, smart) : []);
    }

    /// <summary>Tells the client to empty its book, then sends it anew.</summary>
    public void Reset()
    {
        client.SendError(
            reqId, ErrorCodes.DepthReset, "Market depth data has been RESET. Please empty deep book contents before applying any new entries.");
        _bids.Forget();
        _asks.Forget();
        Step();
    }

    public void Halt() => client.SendError(reqId, ErrorCodes.DepthHalted, "Market depth data has been HALTED. Please re-subscribe.");
}
