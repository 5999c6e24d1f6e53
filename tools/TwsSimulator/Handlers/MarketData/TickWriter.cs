using TwsSimulator.Session;

namespace TwsSimulator.Handlers.MarketData;

/// <summary>Sends ticks of one line, under their delayed ids when the line is delayed.</summary>
internal sealed class TickWriter(ClientSession client, int reqId, bool delayed)
{
    private const int TickPriceVersion = 6;

    public void Price(int tick, decimal price, decimal size = 0, bool tradable = false) => client.Send(
        MessageIds.TickPrice,
        (reqId, Tick: Id(tick), price, size, tradable),
        static (fields, one) =>
        {
            fields.Write(TickPriceVersion);
            fields.Write(one.reqId);
            fields.Write(one.Tick);
            fields.Write(one.price);
            fields.Write(one.size);
            fields.Write(one.tradable);
        });

    public void Size(int tick, decimal size) => client.Send(MessageIds.TickSize, (reqId, Tick: Id(tick), size), static (fields, one) =>
    {
        fields.Write(TickPriceVersion);
        fields.Write(one.reqId);
        fields.Write(one.Tick);
        fields.Write(one.size);
    });

    public void Generic(int tick, double value) => client.Send(MessageIds.TickGeneric, (reqId, Tick: Id(tick), value), static (fields, one) =>
    {
        fields.Write(TickPriceVersion);
        fields.Write(one.reqId);
        fields.Write(one.Tick);
        fields.Write(one.value);
    });

    public void Text(int tick, string value) => client.Send(MessageIds.TickString, (reqId, Tick: Id(tick), value), static (fields, one) =>
    {
        fields.Write(TickPriceVersion);
        fields.Write(one.reqId);
        fields.Write(one.Tick);
        fields.Write(one.value);
    });

    public void Option(int tick, OptionTick option) =>
        client.Send(MessageIds.TickOptionComputation, (reqId, Tick: Id(tick), option), static (fields, one) =>
    {
        fields.Write(one.reqId);
        fields.Write(one.Tick);
        fields.Write(1); // price based
        fields.Write(one.option.ImpliedVolatility);
        fields.Write(one.option.Greeks.Delta);
        fields.Write(one.option.Price);
        fields.Write(0); // pvDividend
        fields.Write(one.option.Greeks.Gamma);
        fields.Write(one.option.Greeks.Vega);
        fields.Write(one.option.Greeks.Theta);
        fields.Write(one.option.UnderlyingPrice);
    });

    /// <summary>The made-up stocks pay no dividends.</summary>
    public void ExchangeForPhysical(int tick, decimal basisPoints, string formatted, decimal impliedFuture, int holdDays, string lastTradeDate) =>
        client.Send(
        MessageIds.TickEfp,
        fields =>
        {
            fields.Write(1);
            fields.Write(reqId);
            fields.Write(tick);
            fields.Write(basisPoints);
            fields.Write(formatted);
            fields.Write(impliedFuture);
            fields.Write(holdDays);
            fields.Write(lastTradeDate);
            fields.Write(0); // dividendImpact
            fields.Write(0); // dividendsToLastTradeDate
        });

    private int Id(int tick) => delayed ? TickTypes.Delayed(tick) : tick;
}
