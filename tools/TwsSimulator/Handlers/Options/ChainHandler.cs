using Gateway.Tws.Wire;
using TwsSimulator.Handlers.Contracts;
using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.Options;

/// <summary>reqSecDefOptParams: the expirations and strikes of an underlying's options, once for each exchange and trading class.</summary>
internal sealed class ChainHandler(SimulatedMarket market)
{
    public void Answer(ClientSession client, ref FieldReader fields)
    {
        var (reqId, symbol, exchange) = (fields.ReadInt(), fields.ReadString(), fields.ReadString());
        var (secType, conId) = (fields.ReadString(), fields.ReadInt());
        if (symbol.Length == 0)
            client.SendError(reqId, ErrorCodes.ErrorValidatingRequest, "Error validating request.-'bL' : cause - Please enter an underlying symbol");
        else if (market.Find(conId) is not { } underlying || underlying.Symbol != symbol || underlying.SecType != secType)
            client.SendError(reqId, ErrorCodes.NoSecurityDefinition, ContractRules.NotFound);
        else
            Send(client, reqId, exchange, [.. market.Instruments.Where(one => one.IsOption && one.Underlying!.ConId == conId)]);
    }

    private static void Send(ClientSession client, int reqId, string exchange, List<Instrument> options)
    {
        foreach (var series in options.GroupBy(option => option.TradingClass))
        {
            foreach (var place in series.First().ValidExchanges.Split(',').Where(place => exchange.Length == 0 || place == exchange))
                client.Send(MessageIds.SecDefOptParam, answer => Write(answer, reqId, place, [.. series]));
        }
        client.Send(MessageIds.SecDefOptParamEnd, reqId, static (end, id) => end.Write(id));
    }

    private static void Write(FieldWriter answer, int reqId, string exchange, List<Instrument> options)
    {
        answer.Write(reqId);
        answer.Write(exchange);
        answer.Write(options[0].Underlying!.ConId);
        answer.Write(options[0].TradingClass);
        answer.Write(options[0].Multiplier);
        var expiries = options.Select(option => option.ExpiryText).Distinct().Order(StringComparer.Ordinal).ToList();
        answer.Write(expiries.Count);
        expiries.ForEach(answer.Write);
        var strikes = options.Select(option => option.Strike).Distinct().Order().ToList();
        answer.Write(strikes.Count);
        strikes.ForEach(answer.Write);
    }
}
