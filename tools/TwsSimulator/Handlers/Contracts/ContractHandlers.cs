using Gateway.Tws.Wire;
using TwsSimulator.Market;
using TwsSimulator.Market.Catalog;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.Contracts;

/// <summary>Requests about contracts: contract details, symbol search, price increments.</summary>
internal sealed class ContractHandlers(Simulation simulation) : IRequestDomain
{
    private const int MostSamples = 16;

    private readonly ContractDataWriter _details = new(simulation.Market.Clock);

    public void Register(RequestTable table)
    {
        table.Add(RequestIds.ReqContractDetails, ContractDetails);
        table.Add(RequestIds.ReqMatchingSymbols, MatchingSymbols);
        table.Add(RequestIds.ReqMarketRule, MarketRule);
        table.Add(RequestIds.ReqSmartComponents, SmartComponents);
    }

    private void ContractDetails(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var reqId = fields.ReadInt();
        var query = ContractQuery.ReadWithExpired(ref fields) with { SecIdType = fields.ReadString(), SecId = fields.ReadString() };
        if (ContractRules.Fault(query) is { } fault)
        {
            client.SendError(reqId, ErrorCodes.ErrorValidatingRequest, fault);
            return;
        }
        var found = simulation.Market.Search(query);
        if (found.Count == 0)
        {
            client.SendError(reqId, ErrorCodes.NoSecurityDefinition, ContractRules.NotFound);
            return;
        }
        foreach (var instrument in found)
            _details.Send(client, reqId, instrument, query.Exchange);
        client.Send(MessageIds.ContractDataEnd, reqId, static (end, id) =>
        {
            end.Write(1);
            end.Write(id);
        });
    }

    private void MatchingSymbols(ClientSession client, ref FieldReader fields)
    {
        var reqId = fields.ReadInt();
        var pattern = fields.ReadString().Trim();
        var found = simulation.Market.Underlyings
            .Where(instrument => instrument.SecType is not ("FUT" or "BOND" or "CFD") && Matches(instrument, pattern))
            .OrderByDescending(instrument => instrument.Symbol.Equals(pattern, StringComparison.OrdinalIgnoreCase))
            .Take(MostSamples)
            .ToList();
        client.Send(MessageIds.SymbolSamples, answer =>
        {
            answer.Write(reqId);
            answer.Write(found.Count);
            foreach (var instrument in found)
                WriteSample(answer, instrument);
        });
    }

    private static bool Matches(Instrument instrument, string pattern) =>
        pattern.Length > 0
        && (instrument.Symbol.StartsWith(pattern, StringComparison.OrdinalIgnoreCase)
            || instrument.LongName.Contains(pattern, StringComparison.OrdinalIgnoreCase));

    private void WriteSample(FieldWriter answer, Instrument instrument)
    {
        answer.Write(instrument.ConId);
        answer.Write(instrument.Symbol);
        answer.Write(instrument.SecType);
        answer.Write(instrument.PrimaryExchange.Length > 0 ? instrument.PrimaryExchange : instrument.Exchange);
        answer.Write(instrument.Currency);
        var derivatives = simulation.Market.Instruments
            .Where(other => other.Underlying?.ConId == instrument.ConId).Select(other => other.SecType).Distinct().ToList();
        answer.Write(derivatives.Count);
        foreach (var secType in derivatives)
            answer.Write(secType);
        answer.Write(instrument.LongName);
        answer.WriteEmpty();
    }

    private static void MarketRule(ClientSession client, ref FieldReader fields)
    {
        var ruleId = fields.ReadInt();
        if (MarketRules.Find(ruleId) is not { } grid)
        {
            client.SendError(-1, ErrorCodes.ErrorValidatingRequest, $"Error validating request.-'cL' : cause - Invalid market rule id: {ruleId}");
            return;
        }
        client.Send(MessageIds.MarketRule, answer =>
        {
            answer.Write(ruleId);
            answer.Write(grid.Steps.Count);
            foreach (var (from, tick) in grid.Steps)
            {
                answer.Write(from);
                answer.Write(tick);
            }
        });
    }

    private static void SmartComponents(ClientSession client, ref FieldReader fields)
    {
        var reqId = fields.ReadInt();
        var known = fields.ReadString() == SmartExchanges.Key ? SmartExchanges.All : [];
        client.Send(MessageIds.SmartComponents, (reqId, known), static (answer, one) =>
        {
            answer.Write(one.reqId);
            answer.Write(one.known.Count);
            foreach (var (bit, exchange, letter) in one.known)
            {
                answer.Write(bit);
                answer.Write(exchange);
                answer.Write(letter);
            }
        });
    }
}
